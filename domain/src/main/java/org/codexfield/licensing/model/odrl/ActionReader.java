package org.codexfield.licensing.model.odrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.licensing.Action;

/** Reads the actions of a rule as actions of the licence language. */
final class ActionReader {

    /** What an action of ODRL or of the profile comprises of ours. */
    private static final Map<String, List<Action>> ACTIONS =
            Map.of(
                    Names.CF + "invoke", List.of(Action.INVOKE),
                    Names.CF + "download", List.of(Action.DOWNLOAD),
                    Names.CF + "host", List.of(Action.HOST),
                    Names.ODRL + "derive", List.of(Action.DERIVE),
                    Names.ODRL + "reproduce", List.of(Action.DOWNLOAD, Action.HOST),
                    Names.ODRL + "use", List.of(Action.values()));

    private ActionReader() {}

    /**
     * The actions of a rule.
     *
     * @param all whether every action could be expressed
     * @param use whether {@code use} itself is among them, so that every action is meant
     */
    record Actions(List<Action> known, boolean all, boolean use) {}

    static Actions read(LdNode rule, Losses losses) {
        var known = new ArrayList<Action>();
        boolean all = true;
        boolean use = false;
        for (var node : rule.all("action")) {
            String name = node.isObject() && !node.json().has("@id") ? "" : node.iri().orElse("");
            var actions = ACTIONS.getOrDefault(name, List.of());
            boolean plain = !node.isObject() || node.membersBeyond(Set.of()).isEmpty();
            if (actions.isEmpty() || !plain) {
                losses.lost("odrl-action", node, node.iri().orElse("refined"));
                all = false;
            } else {
                known.addAll(actions);
                use |= name.equals(Names.ODRL + "use");
            }
        }
        return new Actions(List.copyOf(known), all, use);
    }
}

package org.codexfield.licensing.model.odrl;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one action of a duty, with its refinements.
 *
 * @param action its full name
 */
record Refined(LdNode node, String action, List<LdNode> refinements) {

    /** The action, if there is exactly one and it is written as an object with refinements. */
    static Optional<Refined> of(LdNode duty) {
        var actions = duty.all("action");
        if (actions.size() != 1 || !actions.get(0).isObject()) {
            return Optional.empty();
        }
        var action = actions.get(0);
        if (!action.membersBeyond(Set.of("rdf:value", "refinement")).isEmpty()) {
            return Optional.empty();
        }
        return action.one("rdf:value")
                .flatMap(LdNode::iri)
                .map(name -> new Refined(action, name, action.all("refinement")));
    }

    boolean is(String name) {
        return action.equals(node.expand(name));
    }

    /** The only refinement, if the action is this one. */
    Optional<LdNode> only(String name) {
        return is(name) && refinements.size() == 1
                ? Optional.of(refinements.get(0))
                : Optional.empty();
    }
}

package org.codexfield.licensing.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.Action;

/**
 * What is asked for.
 *
 * @param purposes codes of the vocabulary
 * @param actions what is to be done with the capsule
 * @param answers the answers to the form by the keys of its fields
 * @param attachments the files, those that answer a field included
 */
public record RequestContent(
        Set<String> purposes,
        Set<Action> actions,
        Map<String, String> answers,
        Attachments attachments) {

    private static final int MAX_PURPOSES = 50;

    /**
     * Copies, in order.
     *
     * @throws PurposeIsUnknown if there is no such purpose
     */
    public RequestContent {
        if (purposes.size() > MAX_PURPOSES) {
            throw new TooManyOf("purposes", MAX_PURPOSES);
        }
        purposes.forEach(RouteRules::requirePurpose);
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        var ordered = EnumSet.noneOf(Action.class);
        ordered.addAll(actions);
        actions = Collections.unmodifiableSet(ordered);
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** What is asked for without any file. */
    public RequestContent(Set<String> purposes, Set<Action> actions, Map<String, String> answers) {
        this(purposes, actions, answers, Attachments.NONE);
    }

    /** The same with these files. */
    RequestContent with(Attachments files) {
        return new RequestContent(purposes, actions, answers, files);
    }

    /** The canonical text. Requests without files are written as before there were any. */
    public String text() {
        var json = StrictJson.newObject();
        var purposeCodes = json.putArray("purposes");
        purposes.forEach(purposeCodes::add);
        var words = json.putArray("actions");
        actions.forEach(action -> words.add(action.word()));
        var given = json.putObject("answers");
        answers.forEach(given::put);
        if (!attachments.all().isEmpty()) {
            attachments.write(json.putArray("attachments"));
        }
        return OfferJson.text(json);
    }

    /** Reads the canonical text. */
    public static RequestContent read(String text) {
        var json = StrictJson.parse(text);
        var purposes = new TreeSet<String>();
        json.get("purposes").forEach(code -> purposes.add(code.textValue()));
        var actions = EnumSet.noneOf(Action.class);
        json.get("actions").forEach(word -> Action.find(word.textValue()).ifPresent(actions::add));
        var answers = new TreeMap<String, String>();
        json.get("answers")
                .properties()
                .forEach(answer -> answers.put(answer.getKey(), answer.getValue().textValue()));
        var files =
                json.has("attachments")
                        ? Attachments.read(json.get("attachments"))
                        : Attachments.NONE;
        return new RequestContent(purposes, actions, answers, files);
    }

    /**
     * What differs: {@code purposes}, {@code actions}, {@code answers.<key>}, {@code
     * attachments.<name>}.
     */
    public Set<String> changesSince(RequestContent earlier) {
        var changed = new TreeSet<String>();
        if (!purposes.equals(earlier.purposes)) {
            changed.add("purposes");
        }
        if (!actions.equals(earlier.actions)) {
            changed.add("actions");
        }
        var keys = new TreeSet<>(answers.keySet());
        keys.addAll(earlier.answers.keySet());
        for (var key : keys) {
            if (!answers.getOrDefault(key, "").equals(earlier.answers.getOrDefault(key, ""))) {
                changed.add("answers." + key);
            }
        }
        changed.addAll(attachments.changesSince(earlier.attachments));
        return changed;
    }

    void requireComplete() {
        if (purposes.isEmpty() || actions.isEmpty()) {
            throw new RequestSaysTooLittle();
        }
    }
}

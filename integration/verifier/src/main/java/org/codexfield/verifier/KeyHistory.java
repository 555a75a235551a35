package org.codexfield.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;

/** What the log tells of keys: created, replaced, compromised. Nothing else says whose a key is. */
final class KeyHistory {

    private static final String PREFIX = "key.";
    static final String CREATED = "key.created";
    static final String ROTATED = "key.rotated";
    static final String COMPROMISED = "key.compromised";

    private final List<Document> events;

    /** Takes the events that can be read, and checks that each end has a beginning. */
    KeyHistory(List<Document> documents, Report report) {
        var readable = new ArrayList<Document>();
        this.events = readable;
        for (var document : documents) {
            if (document.type().startsWith(PREFIX)) {
                report.check("key.event", document.path(), () -> take(document, readable));
            }
        }
        for (var event : readable) {
            if (!event.type().equals(CREATED)) {
                report.check("key.end", event.path(), () -> requireFits(event));
            }
        }
    }

    private static void take(Document event, List<Document> readable) {
        var written = new Did(event.text("did")) + key(event).toMultikey() + event.instant("at");
        DoesNotHold.unless(
                !event.text("kid").isEmpty(), "member-is-missing", "No key in " + written);
        DoesNotHold.unless(
                List.of(CREATED, ROTATED, COMPROMISED).contains(event.type()),
                "event-is-unknown",
                "Nothing is known of such an event.");
        readable.add(event);
    }

    List<Document> created() {
        return events.stream().filter(event -> event.type().equals(CREATED)).toList();
    }

    private void requireFits(Document end) {
        DoesNotHold.unless(
                require(kid(end), key(end)).place() < end.place(),
                "key-ended-before-it-began",
                "The log took the end of the key before its beginning.");
    }

    /** The DID URL of a key that an event is about. */
    static String kid(Document event) {
        return event.text("did") + "#" + event.text("kid");
    }

    /** The key of a {@code kid}, whatever became of it. */
    Optional<VerificationKey> find(String kid) {
        return event(CREATED, kid).map(KeyHistory::key);
    }

    /** The key of a {@code kid} if it is one of this DID's. */
    Optional<VerificationKey> find(String kid, Did of) {
        return kid.startsWith(of + "#") ? find(kid) : Optional.empty();
    }

    /** All keys of a DID that nobody reported. */
    List<VerificationKey> sound(Did of) {
        return created().stream()
                .filter(event -> event.text("did").equals(of.value()))
                .filter(event -> event(COMPROMISED, kid(event)).isEmpty())
                .map(KeyHistory::key)
                .toList();
    }

    /** The organisations whose DID it is, as the log tells of its keys; older leaves name none. */
    Set<String> organisations(String did) {
        return created().stream()
                .filter(event -> event.text("did").equals(did) && event.json().has("organisation"))
                .map(event -> event.text("organisation"))
                .collect(Collectors.toSet());
    }

    /** The names under which the log holds this key. */
    List<String> kids(VerificationKey key) {
        return created().stream()
                .filter(event -> key(event).equals(key))
                .map(KeyHistory::kid)
                .toList();
    }

    /** Goes on only if the log holds this very key under this name. */
    Document require(String kid, VerificationKey key) {
        var created =
                event(CREATED, kid)
                        .orElseThrow(
                                () ->
                                        DoesNotHold.because(
                                                "key-was-not-logged",
                                                "No document of the log tells of the key "
                                                        + Shown.line(kid)));
        DoesNotHold.unless(
                key(created).equals(key),
                "key-is-another",
                "The log holds another key under the name " + Shown.line(kid));
        return created;
    }

    /** Goes on only if the key was in force where the log holds what it signed. */
    void requireInForce(String kid, VerificationKey key, long place) {
        DoesNotHold.unless(
                require(kid, key).place() < place,
                "key-was-logged-later",
                "The log took the key only after what it signed: " + kid);
        requireNotBefore(ROTATED, kid, place, "key-was-replaced-before");
        requireNotBefore(COMPROMISED, kid, place, "key-was-compromised-before");
    }

    /** Goes on only if the key was in force at a time. */
    void requireInForce(String kid, VerificationKey key, Instant at) {
        DoesNotHold.unless(
                !require(kid, key).instant("at").isAfter(at),
                "key-was-made-later",
                "The key was made after what it signed: " + kid);
        requireNotBefore(ROTATED, kid, at, "key-was-replaced-before");
        requireNotBefore(COMPROMISED, kid, at, "key-was-compromised-before");
    }

    /** Goes on only if nobody reported the key. */
    void requireNotCompromised(String kid) {
        DoesNotHold.unless(
                event(COMPROMISED, kid).isEmpty(),
                "key-was-compromised",
                "The key was reported as compromised: " + kid);
    }

    /** Goes on only if the key was not reported as compromised by then. */
    void requireNotCompromised(String kid, Instant by) {
        requireNotBefore(COMPROMISED, kid, by, "key-was-compromised-before");
    }

    private void requireNotBefore(String type, String kid, long place, String code) {
        event(type, kid)
                .ifPresent(
                        end ->
                                DoesNotHold.unless(
                                        end.place() > place,
                                        code,
                                        "The key ended before what it signed was logged: " + kid));
    }

    private void requireNotBefore(String type, String kid, Instant at, String code) {
        event(type, kid)
                .ifPresent(
                        end ->
                                DoesNotHold.unless(
                                        end.instant("at").isAfter(at),
                                        code,
                                        "The key ended before " + at + ": " + kid));
    }

    private Optional<Document> event(String type, String kid) {
        return events.stream()
                .filter(event -> event.type().equals(type) && kid(event).equals(kid))
                .findFirst();
    }

    private static VerificationKey key(Document event) {
        return VerificationKey.ofMultikey(event.text("publicKeyMultibase"));
    }
}

package org.codexfield.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;

/** What the log tells of keys: created, replaced, compromised. Nothing else says whose a key is. */
final class KeyHistory {

    static final String CREATED = "key.created";
    static final String ROTATED = "key.rotated";
    static final String COMPROMISED = "key.compromised";

    private final List<Document> events;

    KeyHistory(List<Document> documents) {
        this.events =
                documents.stream().filter(document -> document.type().startsWith("key.")).toList();
    }

    List<Document> created() {
        return events.stream().filter(event -> event.type().equals(CREATED)).toList();
    }

    /** The events by which keys ended. */
    List<Document> ends() {
        return events.stream().filter(event -> !event.type().equals(CREATED)).toList();
    }

    /** Goes on only if an end is of a key that was there before. */
    void requireFits(Document end) {
        DoesNotHold.unless(
                end.type().equals(ROTATED) || end.type().equals(COMPROMISED),
                "event-is-unknown",
                "Nothing is known of such an event.");
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

package org.codexfield.verifier;

import static org.codexfield.verifier.CapsuleLies.OTHER;
import static org.codexfield.verifier.Lie.header;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.metering.verify.CallToken;

/** Lies about the payer's proof of a call that a node reported. */
final class CallTokenLies {

    private static final String RECEIPT = "receipt";
    private static final String TOKEN = "call-token";
    private static final String ISSUED = "call-token.issued";
    private static final String NOBODY = "019c0000-0000-7000-8000-000000000000";

    private CallTokenLies() {}

    static Stream<Lie> all() {
        return Stream.of(TOKENS, SIGNERS, FILES).flatMap(List::stream);
    }

    private static Lie reported(String name, String code, Consumer<ReceiptStory> first) {
        return Lie.told(
                "a reported call " + name,
                "receipt.token/" + code,
                story -> {
                    var calls = (ReceiptStory) story;
                    calls.reported = true;
                    first.accept(calls);
                });
    }

    private static Lie said(String name, String code, String type, Consumer<ObjectNode> how) {
        return reported(
                name,
                code,
                story ->
                        story.rewritten.put(
                                type,
                                json -> {
                                    how.accept(json);
                                    return json;
                                }));
    }

    private static Lie token(String name, String code, String member, String value) {
        return said("with a token " + name, code, TOKEN, json -> json.put(member, value));
    }

    private static Lie changed(String name, String code, Consumer<Story> how) {
        var told = reported(name, code, story -> {});
        var then = Lie.changed(told.name(), told.expected(), how);
        return new Lie(
                told.name(), told.expected(), told.first(), then.then(), told.trust(), told.at());
    }

    /** Signed by somebody else under the name of the consumer's key. */
    private static String forged(Story story, String jws) {
        return Jws.sign(
                new JwsHeader(story.stranger.algorithm(), story.consumer.kid(), CallToken.JWS_TYPE),
                CallToken.claimed(jws).payload(),
                story.stranger.signer());
    }

    private static final List<Lie> TOKENS =
            List.of(
                    token("of another grant", "call-token-is-of-another-grant", "grant", NOBODY),
                    token("for another node", "call-token-is-for-another-node", "node", NOBODY),
                    token(
                            "for another installation",
                            "call-token-is-for-another-installation",
                            "aud",
                            "https://other.example"),
                    token(
                            "that was over before",
                            "call-token-does-not-cover-the-call",
                            "until",
                            "2026-03-02T12:00:10.000Z"),
                    token(
                            "that begins later",
                            "call-token-does-not-cover-the-call",
                            "from",
                            "2026-03-02T12:00:10.001Z"),
                    token(
                            "of a year",
                            "call-token-is-unacceptable",
                            "until",
                            "2027-03-02T12:00:00.000Z"),
                    said(
                            "that names no node",
                            "node-is-not-named",
                            RECEIPT,
                            json -> json.remove(List.of("node", "nodeOperator"))),
                    said(
                            "that names no token",
                            "payers-proof-is-not-named",
                            RECEIPT,
                            json -> json.remove("callToken")),
                    said(
                            "that names another token",
                            "call-token-is-another",
                            RECEIPT,
                            json -> json.put("callToken", OTHER)));

    private static final List<Lie> SIGNERS =
            List.of(
                    reported(
                            "with a token signed by the provider",
                            "signing-key-is-unknown",
                            story -> story.signers.put(TOKEN, story.provider)),
                    reported(
                            "with a token by a key that was never logged",
                            "signing-key-is-unknown",
                            story ->
                                    story.signers.put(
                                            TOKEN, TestKey.of(9, story.consumer.did().value()))),
                    reported(
                            "with a token that somebody else signed in the consumer's name",
                            "signature-does-not-match",
                            story -> story.token = jws -> forged(story, jws)),
                    reported(
                            "with a token of another typ",
                            "jws-type-is-unexpected",
                            story -> story.token = jws -> header("typ", "vc+jwt").apply(jws)),
                    reported(
                            "with a token by a key that was replaced",
                            "key-was-replaced-before",
                            story -> story.before.put(ISSUED, () -> story.consumer.rotated())),
                    reported(
                            "with a token by a key that was compromised",
                            "key-was-compromised-before",
                            story -> story.before.put(ISSUED, () -> story.consumer.compromised())),
                    reported(
                            "with a token whose key was compromised before the call",
                            "key-was-compromised-before",
                            story -> story.before.put("", () -> story.consumer.compromised())));

    private static final List<Lie> FILES =
            List.of(
                    changed(
                            "without the token",
                            "payers-proof-is-missing",
                            story -> story.files.remove(ReceiptStory.TOKEN)),
                    changed(
                            "with an altered token",
                            "call-token-is-another",
                            Lie.text(ReceiptStory.TOKEN, Lie::broken)),
                    changed(
                            "whose token the log does not show",
                            "leaf-is-missing",
                            story -> {
                                story.files.remove(story.proofOf(ISSUED));
                                story.files.remove(story.fileOf(ISSUED));
                            }),
                    changed(
                            "whose token has no place in the log",
                            "place-is-not-shown",
                            story -> story.files.remove(story.proofOf(ISSUED))),
                    said(
                            "whose token the log never took",
                            "log-holds-another-call-token",
                            ISSUED,
                            json -> json.put("tokenDigest", OTHER)),
                    said(
                            "whose token was logged for another grant",
                            "log-names-another-grant",
                            ISSUED,
                            json -> json.put("grant", NOBODY)));
}

package org.codexfield.verifier;

import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.VerifiedJws;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Checks the payer's proof of what nodes reported: signed by the consumer, logged, and of it. */
final class CallTokenCheck {

    private static final String LOGGED = "call-token.issued";

    private final Evidence evidence;
    private final List<Document> documents;
    private final KeyHistory keys;
    private final Optional<Did> installation;

    CallTokenCheck(
            Evidence evidence,
            List<Document> documents,
            KeyHistory keys,
            Optional<Did> installation) {
        this.evidence = evidence;
        this.documents = documents;
        this.keys = keys;
        this.installation = installation;
    }

    /** Goes on only if the consumer of the grant let the node report this call. */
    void require(Receipt receipt, Document grant) {
        var named = receipt.ground().callToken();
        if (named == null) {
            throw DoesNotHold.because(
                    "payers-proof-is-not-named",
                    "A node reported the call; the receipt names no call token of the consumer.");
        }
        var jws = text(named);
        var consumer = new Did(grant.text("consumer"));
        var signed = Jws.verify(jws, CallToken.JWS_TYPE, kid -> keys.find(kid, consumer));
        var token = CallToken.claimed(jws);
        requireHere(token);
        requireOf(receipt, token, grant);
        requireLogged(signed, token, named);
        keys.requireNotCompromised(signed.header().kid(), receipt.call().start());
    }

    private String text(Digest named) {
        var given = evidence.all(Kind.CALL_TOKEN).stream().map(Item::ascii).toList();
        if (given.isEmpty()) {
            throw DoesNotHold.notShown(
                    "payers-proof-is-missing",
                    "A node reported the call; the call token of the consumer was not given.");
        }
        return given.stream()
                .filter(jws -> CallToken.digest(jws).equals(named))
                .findFirst()
                .orElseThrow(
                        () ->
                                DoesNotHold.because(
                                        "call-token-is-another",
                                        "The call token that was given is not the one that the"
                                                + " receipt names."));
    }

    /** An installation's DID follows from its public address. */
    private void requireHere(CallToken token) {
        var did =
                installation.orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "installation-is-unknown",
                                        "Nothing says which installation the token must be for."));
        DoesNotHold.unlessSame(
                token.installation(),
                did,
                "call-token-is-for-another-installation",
                "The call token is for another installation");
    }

    private static void requireOf(Receipt receipt, CallToken token, Document grant) {
        DoesNotHold.unlessSame(
                token.grant().toString(),
                grant.text("grant"),
                "call-token-is-of-another-grant",
                "The call token is of another grant");
        var node =
                receipt.servedBy()
                        .orElseThrow(
                                () ->
                                        DoesNotHold.because(
                                                "node-is-not-named",
                                                "A reported call names the node."));
        var only = token.node();
        DoesNotHold.unless(
                only == null || only.toString().equals(node.id()),
                "call-token-is-for-another-node",
                "Another node than " + only + " reported the call: " + Shown.line(node.id()));
        var start = receipt.call().start();
        DoesNotHold.unless(
                !start.isBefore(token.from()) && start.isBefore(token.until()),
                "call-token-does-not-cover-the-call",
                "The call token covers calls from "
                        + token.from()
                        + " until "
                        + token.until()
                        + ", not one of "
                        + start
                        + ".");
    }

    /** Where the log holds the token shows that the key that signed it was in force. */
    private void requireLogged(VerifiedJws signed, CallToken token, Digest digest) {
        var leaves = documents.stream().filter(d -> d.type().equals(LOGGED)).toList();
        var leaf =
                leaves.stream()
                        .filter(document -> document.digest("tokenDigest").equals(digest))
                        .findFirst()
                        .orElseThrow(() -> notLogged(leaves));
        DoesNotHold.unlessSame(
                leaf.text("grant"),
                token.grant().toString(),
                "log-names-another-grant",
                "The log took the call token for another grant");
        keys.requireInForce(signed.header().kid(), signed.key(), leaf.place());
    }

    private static DoesNotHold notLogged(List<Document> leaves) {
        return leaves.isEmpty()
                ? DoesNotHold.notShown(
                        "leaf-is-missing", "Nothing shows that the log took the call token.")
                : DoesNotHold.because(
                        "log-holds-another-call-token", "What the log took is another call token.");
    }
}

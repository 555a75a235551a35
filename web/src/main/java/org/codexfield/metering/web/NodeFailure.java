package org.codexfield.metering.web;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.CompletionException;
import org.codexfield.shared.web.Problem;

/**
 * Why a node did not serve a call. The name is the receipt's reason and the problem's code.
 *
 * @param status what the client is answered
 */
record NodeFailure(int status, String code, String detail) {

    private static final int BAD_GATEWAY = 502;

    static final NodeFailure NO_NODE =
            new NodeFailure(
                    503,
                    "no-node-serves-it",
                    "No node that is alive hosts this version; try later.");
    static final NodeFailure UNREACHABLE =
            new NodeFailure(BAD_GATEWAY, "node-is-unreachable", "The node cannot be reached.");
    static final NodeFailure LATE =
            new NodeFailure(504, "node-is-late", "The node did not answer in time.");
    static final NodeFailure REDIRECTS =
            new NodeFailure(
                    BAD_GATEWAY,
                    "node-redirects",
                    "The node sends elsewhere, which is not followed.");
    static final NodeFailure FAILS =
            new NodeFailure(BAD_GATEWAY, "node-fails", "The node could not serve the call.");
    static final NodeFailure HEADERS =
            new NodeFailure(
                    BAD_GATEWAY,
                    "node-headers-are-too-large",
                    "The headers of the node's answer are larger than allowed.");
    static final NodeFailure WRONG =
            new NodeFailure(
                    BAD_GATEWAY,
                    "node-answers-wrongly",
                    "The node's answer is not HTTP, or it broke off.");
    static final NodeFailure FORBIDDEN =
            new NodeFailure(
                    BAD_GATEWAY,
                    "node-address-is-forbidden",
                    "The node's address is not one that this server connects to.");
    static final NodeFailure WRONG_PART =
            new NodeFailure(
                    BAD_GATEWAY,
                    "node-gives-wrong-part",
                    "What the node gave is not the part that the manifest names.");
    static final NodeFailure PART_IS_UNKNOWN =
            new NodeFailure(404, "part-is-unknown", "The version has no such part.");

    static final NodeFailure STORE =
            new NodeFailure(500, "part-cannot-be-read", "The part cannot be read here at present.");

    /** Whether what was sent of the answer is worth nothing. */
    boolean isWorthless() {
        return equals(WRONG_PART);
    }

    /** What a failed exchange means. */
    static NodeFailure of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? UNREACHABLE
                : WRONG;
    }

    Problem problem() {
        var problem = Problem.of(status, code, detail);
        return status == NO_NODE.status ? problem.header("Retry-After", "10") : problem;
    }
}

package org.codexfield.metering.web;

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

    /** One for all reasons: who may call must not learn which ports are open behind a name. */
    static final NodeFailure NO_ANSWER =
            new NodeFailure(
                    BAD_GATEWAY, "node-gives-no-answer", "No answer was had from the node.");

    static final NodeFailure BROKE_OFF =
            new NodeFailure(BAD_GATEWAY, "node-breaks-off", "The node's answer broke off.");
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

    Problem problem() {
        var problem = Problem.of(status, code, detail);
        return status == NO_NODE.status ? problem.header("Retry-After", "10") : problem;
    }
}

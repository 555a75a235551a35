package org.codexfield.metering.web;

import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;

/** What the gateway itself answers. */
final class CallReply {

    private static final int OK = 200;

    private final ClientAnswer client;
    private final ProblemAnswers answers;
    private final GatewayRequest request;

    CallReply(ClientAnswer client, ProblemAnswers answers, GatewayRequest request) {
        this.client = client;
        this.answers = answers;
        this.request = request;
    }

    /** Answers with a problem. */
    void problem(Problem problem) {
        var head = client.head();
        problem.headers().forEach(head::setHeader);
        whole(problem.status(), Problem.MEDIA_TYPE, answers.bytes(problem));
    }

    /** Answers with the receipt of a call that was settled before, which is not served again. */
    void receipt(Receipt receipt) {
        var head = client.head();
        head.setHeader(GatewayProblems.RECEIPT, receipt.id().toString());
        head.setHeader(MeteredAnswer.MICRO_MU, Long.toString(receipt.charge().microMu()));
        head.setHeader(Idempotent.REPLAYED, "true");
        whole(OK, "application/json", receipt.bytes());
    }

    private void whole(int status, String type, byte[] document) {
        var head = client.head();
        head.setStatus(status);
        head.setContentType(type);
        head.setContentLength(document.length);
        head.setHeader("Cache-Control", "no-store");
        if (request.body().isThere()) {
            // what is left of the body would be read as the next request
            head.setHeader("Connection", "close");
        }
        if (!request.method().equals("HEAD")) {
            client.send(document);
        }
        client.end();
    }
}

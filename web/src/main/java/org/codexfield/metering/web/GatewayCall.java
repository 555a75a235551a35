package org.codexfield.metering.web;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.codexfield.licensing.Action;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.web.CallPhase.Step;
import org.codexfield.metering.web.CallSettlement.Result;
import org.codexfield.metering.web.CrossingHeaders.Header;
import org.codexfield.metering.web.MeteredAnswer.Head;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * One call from its admission to its receipt. It is told what happens on the client's connection
 * and on the node's, by whatever thread notices; who ends it first decides how it came out.
 */
final class GatewayCall
        implements ClientAnswer.Events,
                CallIntake.Events,
                NodeRouting.Events,
                CallDeadlines.Events {

    private static final String CLIENT_LEFT = "client-left";
    private static final String GIVEN_UP = "client-is-idle";
    private static final Header ALONE =
            new Header("Content-Security-Policy", "sandbox; default-src 'none'");

    private final GatewayRequest request;
    private final GatewayTools tools;
    private final CallPhase phase;
    private final CallDeadlines deadlines;
    private final CallReply reply;
    private final ClientAnswer client;
    private final CallIntake intake;
    private final OwnAnswer own;
    private volatile @Nullable Served served;
    private volatile NodeUse use = NodeUse.NONE;
    private volatile long askedAt;
    private volatile boolean gone;
    private volatile @Nullable PartAnswer part;

    /** What an admitted call has besides. */
    private record Served(
            MeteredCall call,
            MeteredAnswer answer,
            NodeRouting routing,
            CallSettlement settlement) {}

    /** A call on a request that has been made asynchronous. */
    GatewayCall(GatewayRequest request, GatewayTools tools, AsyncContext async) throws IOException {
        this.request = request;
        this.tools = tools;
        this.phase = new CallPhase(tools.nanos());
        this.deadlines = new CallDeadlines(phase, this);
        this.own = new OwnAnswer(tools, phase, this::broke);
        this.client = new ClientAnswer(async, this);
        this.reply = new CallReply(client, tools.answers(), request);
        var incoming =
                request.body().isThere()
                        ? new ClientBody(async.getRequest().getInputStream())
                        : null;
        this.intake = new CallIntake(request, incoming, this);
    }

    /** Takes its place and listens to the client; called on the thread that serves the request. */
    void begin(GatewayCalls.Place place) {
        tools.calls().enter(this, place);
        try {
            client.listen();
            intake.listen();
        } catch (RuntimeException failure) {
            tools.calls().leave(this);
            throw failure;
        }
    }

    /** Reads a small body, and then has the call admitted with its digest. */
    void admitWhenRead(GatewayAdmission admission) {
        intake.readFirst(
                digest -> tools.blocking().execute(() -> admit(admission, Optional.of(digest))));
    }

    private void admit(GatewayAdmission admission, Optional<Digest> payload) {
        MeteredCall admitted;
        try {
            admitted = admission.admit(payload);
        } catch (RuntimeException failure) {
            refuse(admission.refusal(failure));
            return;
        }
        serve(admitted);
    }

    /** Answers a call that was not admitted; whether it was not. */
    private boolean refuse(Problem problem) {
        boolean open = phase.go(Step.ADMITTING, Step.ENDING);
        if (open) {
            reply.problem(problem);
        }
        return open;
    }

    /** Serves a call that was admitted, with the body that was read, if one was. */
    void serve(MeteredCall call) {
        var answered = call.answered();
        if (answered.isPresent()) {
            if (phase.go(Step.ADMITTING, Step.ENDING)) {
                reply.receipt(answered.get());
            }
            return;
        }
        var settlement = new CallSettlement(call, tools.nodes().executor());
        served =
                new Served(
                        call,
                        new MeteredAnswer(client, request.method(), this::settleServed),
                        new NodeRouting(call, tools, this),
                        settlement);
        if (!phase.go(Step.ADMITTING, Step.TAKING)) {
            settlement.abandon(GIVEN_UP);
            return;
        }
        client.head().setHeader(GatewayProblems.RECEIPT, call.receipt().toString());
        try {
            take();
        } catch (RequestIsRefused outOfRange) {
            end(Outcome.SERVED, outOfRange.problem());
        } catch (RuntimeException failure) {
            end(Outcome.FAILED, GatewayAdmission.refusalOf(failure));
        }
    }

    private void take() {
        if (gone) {
            left(new IOException("The client left while its call was admitted"));
            return;
        }
        if (request.action() == Action.DOWNLOAD) {
            var named = request.address().part().flatMap(current().call()::part);
            if (named.isEmpty()) {
                fail(NodeFailure.PART_IS_UNKNOWN);
                return;
            }
            part = PartAnswer.of(named.get(), request);
        }
        current().routing().prepare();
        intake.take(this::ask);
    }

    private void ask() {
        if (!phase.go(Step.TAKING, Step.ASKING)) {
            return;
        }
        var wanted = part;
        if (wanted == null) {
            current().routing().begin(new NodeQuestion(request, intake.body(), null));
        } else if (wanted.isHeadAlone()) {
            own.giveHead(wanted, current().answer());
        } else {
            var asked = wanted.asked(request);
            current().routing().begin(new NodeQuestion(asked, intake.body(), wanted));
        }
    }

    private Served current() {
        var now = served;
        if (now == null) {
            throw new IllegalStateException("The call is not admitted yet");
        }
        return now;
    }

    @Override
    public void asked() {
        phase.moved();
        askedAt = phase.now();
    }

    @Override
    public boolean answers(ResponseInfo head) {
        if (!phase.go(Step.ASKING, Step.ANSWERING)) {
            return false;
        }
        var wanted = part;
        if (wanted == null) {
            use = NodeUse.of(head.headers());
            var headers = new ArrayList<>(CrossingHeaders.toClient(head.headers()));
            headers.add(ALONE);
            var length = head.headers().firstValueAsLong("Content-Length");
            current().answer().open(new Head(head.statusCode(), headers, length), phase.now());
        } else {
            current().answer().open(wanted.head(), phase.now());
        }
        return true;
    }

    @Override
    public void data(List<ByteBuffer> some, Runnable more) {
        phase.moved();
        current().answer().take(some, phase.now(), more);
    }

    @Override
    public void ended() {
        phase.moved();
        current().answer().ended();
    }

    @Override
    public void broke(NodeFailure failure) {
        if (!current().answer().isUnderWay()) {
            fail(failure);
        } else if (phase.settle()) {
            client.breakOff();
            boolean worthless = failure.isWorthless() || client.writtenBytes() == 0;
            settle(worthless ? Outcome.FAILED : Outcome.PARTIAL, failure.code(), receipt -> {});
        }
    }

    @Override
    public void exhausted(NodeFailure last) {
        var wanted = part;
        if (wanted == null) {
            fail(last);
        } else {
            own.give(wanted, current().call(), current().answer(), last);
        }
    }

    @Override
    public void moved() {
        phase.moved();
    }

    @Override
    public void left(Throwable failure) {
        gone = true;
        if (served != null && phase.settle()) {
            settle(Outcome.PARTIAL, CLIENT_LEFT, receipt -> {});
        }
    }

    @Override
    public void bodyBroke(Throwable failure) {
        gone = true;
        client.breakOff();
        left(failure);
    }

    @Override
    public void mismatched() {
        end(Outcome.PARTIAL, GatewayProblems.contentDigestDoesNotMatch());
    }

    @Override
    public void completed() {
        tools.calls().leave(this);
    }

    private void fail(NodeFailure failure) {
        end(Outcome.FAILED, failure.problem());
    }

    /** Ends it with a problem, if nothing has been sent yet. */
    private void end(Outcome outcome, Problem problem) {
        if (!phase.settle()) {
            return;
        }
        var receipt = current().call().receipt().toString();
        settle(
                outcome,
                problem.code(),
                durable -> reply.problem(GatewayProblems.withReceipt(problem, receipt)));
    }

    private void settleServed(Consumer<Receipt> durable) {
        if (phase.settle()) {
            settle(Outcome.SERVED, "", durable);
        }
    }

    private void settle(Outcome outcome, String reason, Consumer<Receipt> durable) {
        var now = current();
        var result =
                new Result(
                        outcome,
                        used(outcome),
                        own.isGiven() ? Optional.empty() : now.routing().node(),
                        reason);
        now.routing().cancel();
        own.close();
        now.settlement()
                .settle(
                        result,
                        receipt -> {
                            if (phase.go(Step.SETTLING, Step.ENDING)) {
                                durable.accept(receipt);
                            }
                        },
                        this::breakOff);
    }

    private Dimensions used(Outcome outcome) {
        long sent =
                outcome == Outcome.SERVED ? current().answer().bodyBytes() : client.writtenBytes();
        long bytes = sent + intake.sizeBytes();
        var stated = use;
        var counted = stated.within(phase.now() - askedAt, bytes);
        if (!counted.equals(stated)) {
            current().routing().node().ifPresent(by -> tools.nodes().disbelieve(by, stated));
        }
        return new Dimensions(1, bytes, counted.tokens(), counted.cpuMicros(), 0);
    }

    @Override
    public void giveUp(Problem problem) {
        if (refuse(problem) || served == null) {
            return;
        }
        if (!current().answer().isUnderWay()) {
            end(Outcome.PARTIAL, problem);
        } else if (phase.settle()) {
            client.breakOff();
            settle(Outcome.PARTIAL, problem.code(), receipt -> {});
        }
    }

    /** Ends what is late; called again and again. */
    void tick() {
        deadlines.tick();
    }

    @Override
    public boolean waitsForClient() {
        return phase.step() == Step.ASKING ? intake.body().isAwaited() : client.isPending();
    }

    @Override
    public boolean hasWholeRequest() {
        return intake.body().hasCome();
    }

    @Override
    public void nodeIsLate() {
        if (own.isGiven()) {
            broke(NodeFailure.STORE);
        } else if (!current().routing().isLate() && phase.step() == Step.ASKING) {
            fail(NodeFailure.LATE); // nobody is asked, and nothing goes on
        }
    }

    @Override
    public void sourcePauses() {
        current().answer().tick(phase.now());
    }

    @Override
    public void breakOff() {
        // a receipt that comes now comes too late
        phase.go(Step.SETTLING, Step.ENDING);
        client.breakOff();
    }
}

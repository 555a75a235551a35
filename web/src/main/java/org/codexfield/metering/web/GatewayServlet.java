package org.codexfield.metering.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.codexfield.metering.service.Gateway;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * The gateway: takes calls of capsules from whoever shows a capability credential, and has them
 * served by a node, or gives a part that it holds itself. A call is admitted here; from then on it
 * is asynchronous.
 */
@WebServlet(urlPatterns = GatewayServlet.PATH + "/*", asyncSupported = true)
public class GatewayServlet extends HttpServlet {

    /** Where it is, below the context path. */
    public static final String PATH = "/gateway";

    private static final long serialVersionUID = 1L;
    private static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final Set<String> METHODS = Set.of(ALLOWED.split(", "));
    private static final String OLD_PROTOCOL = "HTTP/1.0";

    @Inject private transient Gateway gateway;
    @Inject private transient GatewayCredentials credentials;
    @Inject private transient GatewayCalls calls;
    @Inject private transient NodeClient nodes;
    @Inject private transient ProblemAnswers answers;
    @Inject private transient Clock clock;
    @Resource private transient ManagedExecutorService executor;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ClientAnswer.cutsOff(request)) {
            return;
        }
        var refusal = misfit(request);
        if (refusal != null) {
            refuse(request, response, refusal);
            return;
        }
        GatewayAdmission admission;
        try {
            // who has no credential learns nothing about addresses
            var credential = credentials.take(request);
            admission =
                    new GatewayAdmission(
                            gateway,
                            credentials,
                            clock,
                            GatewayRequest.of(request),
                            credential,
                            request.getRemoteAddr());
        } catch (RequestIsRefused refused) {
            refuse(request, response, refused.problem());
            return;
        } catch (DomainException malformed) {
            refuse(request, response, Problems.of(malformed));
            return;
        }
        serve(admission, request, response);
    }

    private static @Nullable Problem misfit(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return GatewayProblems.methodIsNotAllowed(ALLOWED);
        }
        return request.getProtocol().equals(OLD_PROTOCOL)
                ? GatewayProblems.protocolIsTooOld()
                : null;
    }

    private void serve(
            GatewayAdmission admission, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wanted = admission.request();
        var body = wanted.body();
        boolean readFirst = wanted.key().isPresent() && body.isThere() && body.digest().isEmpty();
        if (readFirst && body.sizeBytes() > GatewayCall.MAX_KEYED_BYTES) {
            refuse(
                    request,
                    response,
                    GatewayProblems.contentDigestIsNeeded(GatewayCall.MAX_KEYED_BYTES));
            return;
        }
        if (!calls.reserve()) {
            refuse(request, response, GatewayProblems.isBusy());
            return;
        }
        if (readFirst) {
            begin(wanted, request, response).admitWhenRead(admission);
            return;
        }
        MeteredCall admitted;
        try {
            admitted = admission.admit(body.digest());
        } catch (RuntimeException failure) {
            calls.release();
            refuse(request, response, admission.refusal(failure));
            return;
        }
        begin(wanted, request, response).serve(admitted);
    }

    private GatewayCall begin(
            GatewayRequest wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var tools = new GatewayTools(nodes, calls, executor, answers, System::nanoTime);
        var async = request.startAsync(request, response);
        async.setTimeout(0); // the gateway watches itself, each of its steps
        var call = new GatewayCall(wanted, tools, async);
        calls.enter(call);
        call.listen();
        return call;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        boolean body =
                request.getContentLengthLong() > 0
                        || request.getHeader("Transfer-Encoding") != null;
        if (body) {
            // what is left of it would be read as the next request
            response.setHeader("Connection", "close");
        }
        answers.send(response, problem);
    }
}

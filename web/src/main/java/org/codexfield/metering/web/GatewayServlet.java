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
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;
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
    private static final String NOT_BEGUN = "call-did-not-begin";

    @Inject private transient Gateway gateway;
    @Inject private transient GatewayCredentials credentials;
    @Inject private transient GatewayCalls calls;
    @Inject private transient NodeClient nodes;
    @Inject private transient ProblemAnswers answers;
    @Inject private transient Clock clock;
    @Resource private transient ManagedExecutorService executor;

    @SuppressWarnings("NullAway.Init") // by init
    private transient GatewayTools tools;

    /** For the container. */
    public GatewayServlet() {}

    GatewayServlet(
            Gateway gateway, GatewayCredentials credentials, GatewayTools tools, Clock clock) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.tools = tools;
        this.clock = clock;
    }

    @Override
    public void init() {
        tools = new GatewayTools(nodes, calls, executor, answers, System::nanoTime);
    }

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
        GatewayCalls.Place place;
        try {
            // who has no credential learns nothing about addresses, and nothing is kept for it
            var bearer = credentials.authentic(request);
            var wanted = GatewayRequest.of(request);
            admission =
                    new GatewayAdmission(
                            gateway, credentials, clock, wanted, bearer, request.getRemoteAddr());
            place = tools.calls().reserve(bearer.consumer(), wanted.readFirstBytes());
        } catch (RuntimeException refused) {
            refuse(request, response, GatewayAdmission.refusalOf(refused));
            return;
        }
        serve(admission, place, request, response);
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
            GatewayAdmission admission,
            GatewayCalls.Place place,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var wanted = admission.request();
        if (wanted.isReadFirst()) {
            begin(wanted, place, request, response).admitWhenRead(admission);
            return;
        }
        MeteredCall admitted;
        try {
            admitted = admission.admit(wanted.body().digest());
        } catch (RuntimeException failure) {
            place.release();
            refuse(request, response, admission.refusal(failure));
            return;
        }
        GatewayCall call;
        try {
            call = begin(wanted, place, request, response);
        } catch (IOException | RuntimeException failure) {
            new CallSettlement(admitted, tools.nodes().executor()).abandon(NOT_BEGUN);
            throw failure;
        }
        call.serve(admitted);
    }

    /** Begins a call, or gives its place back. */
    private GatewayCall begin(
            GatewayRequest wanted,
            GatewayCalls.Place place,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            var async = request.startAsync(request, response);
            async.setTimeout(0); // the gateway watches itself, each of its steps
            var call = new GatewayCall(wanted, tools, async);
            call.begin(place);
            return call;
        } catch (IOException | RuntimeException failure) {
            place.release();
            throw failure;
        }
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
        tools.answers().send(response, problem);
    }
}

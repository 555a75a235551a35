package org.codexfield.portal.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.identity.Caller;
import org.codexfield.identity.CurrentUser;
import org.codexfield.shared.service.IdempotentCall;
import org.codexfield.shared.service.IdempotentCalls;
import org.codexfield.shared.service.KeptAnswer;
import org.codexfield.shared.service.RequestIsUnderWay;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Json;
import org.codexfield.shared.web.KeyedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Runs a creating method once for each {@code Idempotency-Key} of a caller: in the transaction that
 * keeps its answer, or not at all when an answer is kept.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AnswerOnce {

    @Inject private HttpServletRequest request;
    @Inject private CurrentUser currentUser;
    @Inject private IdempotentCalls calls;
    @Inject private CallsUnderWay underWay;

    @AroundInvoke
    @Nullable Object answer(InvocationContext method) throws Exception {
        if (!(request.getAttribute(KeyedRequest.ATTRIBUTE) instanceof KeyedRequest keyed)) {
            return method.proceed();
        }
        var call =
                new IdempotentCall(
                        caller(currentUser.caller()), keyed.key(), keyed.target(), keyed.digest());
        if (!underWay.enter(call)) {
            throw new RequestIsUnderWay(null);
        }
        try {
            var kept = calls.answerTo(call);
            return kept.isPresent() ? again(kept.get()) : once(call, method);
        } finally {
            underWay.leave(call);
        }
    }

    private Response once(IdempotentCall call, InvocationContext method) throws Exception {
        var outcome = calls.once(call, () -> (Response) method.proceed(), AnswerOnce::keep);
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return Objects.requireNonNull(outcome.result());
    }

    /** Keys of different callers, and of one person in different organisations, never meet. */
    private static String caller(Caller caller) {
        return caller.isPerson()
                ? caller.account() + "@" + caller.organisation()
                : "anonymous@" + caller.address();
    }

    static Optional<KeptAnswer> keep(Response response) {
        if (response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            return Optional.empty();
        }
        String body =
                response.getEntity() == null
                        ? ""
                        : new String(
                                Json.bytesWithoutSecrets(response.getEntity()),
                                StandardCharsets.UTF_8);
        return Optional.of(
                new KeptAnswer(
                        response.getStatus(),
                        header(response, HttpHeaders.LOCATION),
                        header(response, HttpHeaders.ETAG),
                        body));
    }

    private static String header(Response response, String name) {
        return Objects.requireNonNullElse(response.getHeaderString(name), "");
    }

    static Response again(KeptAnswer kept) {
        var answer = Response.status(kept.status()).header(Idempotent.REPLAYED, "true");
        if (!kept.location().isEmpty()) {
            answer.header(HttpHeaders.LOCATION, kept.location());
        }
        if (!kept.etag().isEmpty()) {
            answer.header(HttpHeaders.ETAG, kept.etag());
        }
        if (!kept.body().isEmpty()) {
            answer.type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(kept.body().getBytes(StandardCharsets.UTF_8));
        }
        return answer.build();
    }
}

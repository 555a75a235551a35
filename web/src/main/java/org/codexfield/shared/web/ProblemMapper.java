package org.codexfield.shared.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every refusal and failure of the API as a problem; the only mapper there is. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Inject private ProblemAnswers answers;
    @Context private Request request;
    @Context private UriInfo uri;
    @Context private SecurityContext caller;
    @Context private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return http.getResponse();
        }
        Problem problem =
                Problems.of(failure)
                        .orElseGet(
                                () -> Incidents.log(request.getMethod(), uri.getPath(), failure));
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            Incidents.logOutage(request.getMethod(), uri.getPath(), failure);
        }
        if (headers.getHeaderString("If-Match") != null) {
            problem = problem.towardsPrecondition();
        }
        if (caller.getUserPrincipal() == null) {
            problem = problem.towardsNobody();
        }
        var answer =
                Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(answers.bytes(problem));
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}

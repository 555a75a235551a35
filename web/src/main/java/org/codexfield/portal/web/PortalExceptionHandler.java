package org.codexfield.portal.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.Texts;

/**
 * What a page shows when something did not go as asked.
 *
 * <p>A refusal during an action becomes a message on the page that is still there, at the field
 * that it is about where there is one. A refusal while a page is opened becomes 403, 404 or 500. A
 * session that ended leads to a page that says so, from a full request and from an Ajax request
 * alike. Everything else goes to the container, which shows the page for 500; in an Ajax request
 * the browser is sent there.
 */
final class PortalExceptionHandler extends ExceptionHandlerWrapper {

    /** A race that was lost, and something that is away: neither is a defect. */
    private static final Set<Integer> PASSING = Set.of(409, 503);

    private static final Logger LOG = System.getLogger(PortalExceptionHandler.class.getName());

    PortalExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
                queue.hasNext(); ) {
            var event = (ExceptionQueuedEventContext) queue.next().getSource();
            if (answered(faces, event)) {
                queue.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answered(FacesContext faces, ExceptionQueuedEventContext event) {
        Throwable thrown = event.getException();
        if (find(thrown, ViewExpiredException.class).isPresent()) {
            redirect(faces, "/expired.xhtml?from=" + encoded(cameFrom(faces)));
            return true;
        }
        Optional<DomainException> refusal = find(thrown, DomainException.class);
        if (refusal.isPresent()) {
            refuse(faces, event.getPhaseId(), refusal.get());
            return true;
        }
        if (isDenied(thrown)) {
            return fail(faces, HttpServletResponse.SC_FORBIDDEN);
        }
        Optional<Problem> passing =
                Problems.of(thrown).filter(problem -> PASSING.contains(problem.status()));
        if (passing.isPresent()) {
            LOG.log(Level.DEBUG, "Not done on " + pathOf(faces), thrown);
            tell(faces, event.getPhaseId(), passing.get());
            return true;
        }
        if (faces.getPartialViewContext().isAjaxRequest()) {
            LOG.log(Level.ERROR, "An Ajax request failed on " + pathOf(faces), thrown);
            redirect(faces, "/error/500.xhtml");
            return true;
        }
        return false;
    }

    private static void refuse(FacesContext faces, PhaseId phase, DomainException refusal) {
        if (faces.isPostback() && PhaseId.INVOKE_APPLICATION.equals(phase)) {
            faces.addMessage(
                    RefusedField.clientId(faces, refusal).orElse(null),
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, text(refusal), null));
            faces.validationFailed();
            faces.renderResponse();
            return;
        }
        faces.getExternalContext().getRequestMap().put(ErrorPage.REASON, text(refusal));
        fail(faces, statusOf(refusal.kind()));
    }

    /** What was entered stays on the page, so that it can be tried again. */
    private static void tell(FacesContext faces, PhaseId phase, Problem problem) {
        String text = CDI.current().select(Texts.class).get().problem(problem);
        if (faces.isPostback() && PhaseId.INVOKE_APPLICATION.equals(phase)) {
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
            faces.validationFailed();
            faces.renderResponse();
            return;
        }
        faces.getExternalContext().getRequestMap().put(ErrorPage.REASON, text);
        fail(faces, problem.status());
    }

    private static String text(DomainException refusal) {
        return CDI.current().select(Texts.class).get().refusal(refusal);
    }

    private static int statusOf(DomainException.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpServletResponse.SC_BAD_REQUEST;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
            case CONFLICT -> HttpServletResponse.SC_CONFLICT;
            case EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** The container shows the page for this status; an Ajax request is led to it. */
    private static boolean fail(FacesContext faces, int status) {
        if (faces.getPartialViewContext().isAjaxRequest()) {
            redirect(faces, "/error/" + (status == 403 || status == 404 ? status : 500) + ".xhtml");
            return true;
        }
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            return false;
        }
        try {
            external.responseSendError(status, "");
            faces.responseComplete();
            return true;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void redirect(FacesContext faces, String path) {
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            LOG.log(Level.WARNING, "Too late to lead the browser to " + path);
            return;
        }
        try {
            external.redirect(external.getRequestContextPath() + path);
            faces.responseComplete();
        } catch (IOException gone) {
            throw new FacesException("The browser went away", gone);
        }
    }

    private static String pathOf(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        return Optional.ofNullable(external.getRequestServletPath()).orElse("/");
    }

    /** With its view parameters, which a postback itself does not carry but its referrer does. */
    private static String cameFrom(FacesContext faces) {
        String path = pathOf(faces);
        String referrer =
                faces.getExternalContext().getRequestHeaderMap().getOrDefault("Referer", "");
        int query = referrer.indexOf('?');
        boolean samePage = query > 0 && referrer.substring(0, query).endsWith(path);
        return samePage ? path + referrer.substring(query) : path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isDenied(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .anyMatch(Problems::isDenied);
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}

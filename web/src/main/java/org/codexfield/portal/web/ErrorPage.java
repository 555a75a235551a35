package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number under which support finds in the log what a page could not show. */
@Named("errorPage")
@RequestScoped
public class ErrorPage {

    /** The request attribute with the text of a refusal, in the reader's language. */
    static final String REASON = "org.codexfield.portal.reason";

    private static final Logger LOG = System.getLogger(ErrorPage.class.getName());

    /** Nothing that a browser could take for another host. */
    private static final Pattern OUR_PAGE =
            Pattern.compile("/[A-Za-z0-9_-][A-Za-z0-9/_-]*\\.xhtml(\\?[A-Za-z0-9_=&%.~+-]*)?");

    @Inject private HttpServletRequest request;
    private String incident = "";

    /** Eight letters and digits, to be quoted to support; in the log from now on. */
    public String incident() {
        if (incident.isEmpty()) {
            long number = ThreadLocalRandom.current().nextInt() & 0xFFFFFFFFL;
            incident = String.format(Locale.ROOT, "%08X", number);
            var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            LOG.log(Level.ERROR, "Incident " + incident + " at " + address, thrown);
        }
        return incident;
    }

    /** Why, if a refusal led here; else empty. */
    public String reason() {
        return Objects.toString(request.getAttribute(REASON), "");
    }

    /** Where the reader was, if that is a page of this portal; else the start page. */
    public String returnTo() {
        return request.getContextPath() + ownPage(request.getParameter("from"));
    }

    /** This page if it is one of ours, else the start page. */
    static String ownPage(@Nullable String from) {
        return from != null && OUR_PAGE.matcher(from).matches() ? from : "/";
    }
}

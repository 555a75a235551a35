package org.codexfield.shared.web;

import jakarta.ws.rs.WebApplicationException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The request is refused for a reason that lies in HTTP, not in the domain: what it carries cannot
 * be read, a header is missing, a limit is passed.
 */
public final class RequestIsRefused extends WebApplicationException {
    @Serial private static final long serialVersionUID = 1L;

    // an exception is serialisable by contract, but nobody ever serialises this one
    private final transient Problem problem;

    /** Refuses with a problem. */
    public RequestIsRefused(Problem problem) {
        this(problem, null);
    }

    /** Refuses with a problem that a failure led to. */
    public RequestIsRefused(Problem problem, @Nullable Throwable cause) {
        super(problem.detail(), cause, problem.status());
        this.problem = problem;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}

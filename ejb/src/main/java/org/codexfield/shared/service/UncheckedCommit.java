package org.codexfield.shared.service;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;

/**
 * Around the container's own interceptor of what is transactional: a commit that fails leaves that
 * one as a checked exception which no method declares, and whoever catches runtime exceptions would
 * miss it.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class UncheckedCommit {

    /** Calls, and says so by a runtime exception if the commit fails. */
    @AroundInvoke
    public Object call(InvocationContext context) throws Exception {
        try {
            return context.proceed();
        } catch (RollbackException e) {
            throw new CommitFailed(e);
        }
    }
}

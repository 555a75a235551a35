package org.codexfield.shared.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class UncheckedCommitTest {

    private static Object called(Callable<Object> method) throws Exception {
        var context =
                (InvocationContext)
                        Proxy.newProxyInstance(
                                UncheckedCommitTest.class.getClassLoader(),
                                new Class<?>[] {InvocationContext.class},
                                (proxy, asked, arguments) -> method.call());
        return new UncheckedCommit().call(context);
    }

    @Test
    void whatIsCommitted_isGivenBack() throws Exception {
        assertThat(called(() -> "done")).isEqualTo("done");
    }

    @Test
    void aCommitThatFails_isThrownUnchecked() {
        var failure = new RollbackException("gone");

        assertThatThrownBy(
                        () ->
                                called(
                                        () -> {
                                            throw failure;
                                        }))
                .isInstanceOf(CommitFailed.class)
                .hasCause(failure);
    }

    @Test
    void whatElseFails_isThrownAsItIs() {
        var failure = new IOException("gone");

        assertThatThrownBy(
                        () ->
                                called(
                                        () -> {
                                            throw failure;
                                        }))
                .isSameAs(failure);
    }
}

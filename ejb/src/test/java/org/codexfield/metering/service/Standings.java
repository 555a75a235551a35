package org.codexfield.metering.service;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import org.codexfield.licensing.Standing;
import org.jspecify.annotations.Nullable;

/** What the container gives where the SPI is implemented, or is not. */
final class Standings {

    private Standings() {}

    static Instance<Standing> none() {
        return given(null);
    }

    static Instance<Standing> overdue(int days) {
        return given(grant -> days);
    }

    @SuppressWarnings("unchecked")
    private static Instance<Standing> given(@Nullable Standing standing) {
        return (Instance<Standing>)
                Proxy.newProxyInstance(
                        Standings.class.getClassLoader(),
                        new Class<?>[] {Instance.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("isUnsatisfied")
                                        ? standing == null
                                        : standing);
    }
}

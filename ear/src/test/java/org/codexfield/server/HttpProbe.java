package org.codexfield.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/** Asks a local address whether its server answers yet. */
final class HttpProbe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private HttpProbe() {}

    /** True once the address answers with a status that is wanted. */
    static BooleanSupplier answers(URI address, IntPredicate wanted) {
        return () -> wanted.test(status(address));
    }

    /** The status of a GET, or -1 while nobody answers. */
    static int status(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return -1;
        }
    }
}

package org.codexfield.identity.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.codexfield.identity.ProviderIsUnreachable;

/**
 * Fetches from the provider: soon or not at all, not much, and from nowhere it redirects to. No
 * more than {@value #MAX_AT_ONCE} requests are under way at once, so that a provider that is slow
 * holds few of the server's threads; the rest are told that it does not answer.
 */
final class ProviderHttp {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 4_000;
    private static final int MAX_BYTES = 512 * 1024;

    static final int MAX_AT_ONCE = 16;

    private final Semaphore places = new Semaphore(MAX_AT_ONCE);
    private final DefaultResourceRetriever documents =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES) {
                @Override
                protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
                    var connection = super.openHTTPConnection(url);
                    connection.setInstanceFollowRedirects(false);
                    return connection;
                }
            };

    /**
     * The document at an address.
     *
     * @throws ProviderIsUnreachable if there is none
     */
    String document(URI address) {
        takePlace();
        try {
            return documents.retrieveResource(address.toURL()).getContent();
        } catch (IOException e) {
            throw new ProviderIsUnreachable("no document at " + address, e);
        } finally {
            places.release();
        }
    }

    /**
     * The answer to a request.
     *
     * @throws ProviderIsUnreachable if there is none
     */
    HTTPResponse send(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        takePlace();
        try {
            return request.send();
        } catch (IOException e) {
            throw new ProviderIsUnreachable("no answer from " + request.getURI(), e);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        if (!places.tryAcquire()) {
            throw new ProviderIsUnreachable("too many requests wait for it already", null);
        }
    }

    /**
     * Waits for whoever asks the provider already, but not for long.
     *
     * @throws ProviderIsUnreachable if that one does not come to an end
     */
    static void await(ReentrantLock asking) {
        try {
            if (asking.tryLock(CONNECT_MILLIS + READ_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProviderIsUnreachable("others wait for it already", null);
    }
}

package org.codexfield.identity.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import org.codexfield.identity.ProviderIsUnreachable;

/** Fetches from the provider: soon or not at all, not much, and from nowhere it redirects to. */
final class ProviderHttp {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 4_000;
    private static final int MAX_BYTES = 512 * 1024;

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
        try {
            return documents.retrieveResource(address.toURL()).getContent();
        } catch (IOException e) {
            throw new ProviderIsUnreachable("no document at " + address, e);
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
        try {
            return request.send();
        } catch (IOException e) {
            throw new ProviderIsUnreachable("no answer from " + request.getURI(), e);
        }
    }
}

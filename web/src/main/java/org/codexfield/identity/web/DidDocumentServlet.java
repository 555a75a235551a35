package org.codexfield.identity.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.shared.DomainException;

/**
 * Serves DID documents where the method did:web looks for them (W3C CCG did:web, section 3.2):
 * {@code /.well-known/did.json} and {@code /organisations/{slug}/did.json}.
 */
@WebServlet({"/.well-known/did.json", "/organisations/*"})
public class DidDocumentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Pattern DOCUMENT = Pattern.compile("/([a-z0-9-]{1,40})/did\\.json");

    @Inject private transient SigningKeyService keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = request.getPathInfo();
        try {
            if (path == null) {
                send(response, keys.installationDidDocument().toJson());
                return;
            }
            var document = DOCUMENT.matcher(path);
            if (document.matches()) {
                send(response, keys.didDocument(document.group(1)).toJson());
                return;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (DomainException e) {
            log("No DID document at " + request.getRequestURI() + ": " + e.code());
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(HttpServletResponse response, JsonNode document) throws IOException {
        response.setContentType("application/did+json");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "max-age=60");
        response.getOutputStream().write(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}

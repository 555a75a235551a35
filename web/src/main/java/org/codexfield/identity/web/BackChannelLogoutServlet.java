package org.codexfield.identity.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.service.ProviderLoginService;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;

/**
 * Takes the identity provider's word that a session ended (OpenID Connect Back-Channel Logout 1.0).
 * The token that it posts is all the proof there is, and all that is needed.
 */
@WebServlet("/login/backchannel-logout")
public class BackChannelLogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient @Inject ProviderLoginService providers;
    private transient @Inject ProblemAnswers answers;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        var token = request.getParameter("logout_token");
        if (token == null) {
            refuse(response, "The form has no logout_token.");
            return;
        }
        try {
            providers.endSessions(token);
            response.setStatus(HttpServletResponse.SC_OK);
        } catch (DomainException refusal) {
            refuse(response, String.valueOf(refusal.getMessage()));
        } catch (ProviderIsUnreachable away) {
            answers.send(
                    response,
                    Problem.of(
                            503,
                            "identity-provider-is-unreachable",
                            "The provider's keys cannot be fetched; send the token again."));
        }
    }

    private void refuse(HttpServletResponse response, String why) throws IOException {
        answers.send(response, Problem.of(400, "logout-token-is-refused", why));
    }
}

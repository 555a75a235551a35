package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.codexfield.config.Settings;
import org.codexfield.identity.service.LoginService;
import org.codexfield.identity.service.ProviderLoginService;
import org.jspecify.annotations.Nullable;

/** The login: by password, or at the identity provider. */
@Named("loginPage")
@RequestScoped
public class LoginPage {

    /** What may have led here, as the address names it; each has a text. */
    static final Set<String> PROBLEMS =
            Set.of(
                    "account-belongs-to-another",
                    "account-is-unknown-here",
                    "login-stale",
                    "password-changed",
                    "provider-down",
                    "provider-refused",
                    "session-ended",
                    "signed-out");

    private @Inject LoginService logins;
    private @Inject ProviderLoginService providers;
    private @Inject PortalSessions sessions;
    private @Inject Settings settings;
    private @Inject HttpServletRequest request;
    private String email = "";
    private String password = "";
    private @Nullable String returnTo;
    private @Nullable String problem;

    /** Signs in and goes where the person wanted to go. */
    public void signIn() {
        sessions.begin(request, logins.signIn(email, password));
        Redirects.to(LocalPath.of(returnTo));
    }

    /** Whether passwords sign in here. */
    public boolean takesPasswords() {
        return settings.passwordLogin();
    }

    /** Whether there is an identity provider. */
    public boolean takesProvider() {
        return providers.isConfigured();
    }

    /** Whether it answers. */
    public boolean providerAnswers() {
        return providers.answers();
    }

    /** Where signing in at the identity provider begins. */
    public String providerAddress() {
        return request.getContextPath()
                + ProviderLoginServlet.START
                + "?return="
                + URLEncoder.encode(LocalPath.of(returnTo), StandardCharsets.UTF_8);
    }

    /** What happened before, as the key of its text; empty if nothing did. */
    public String note() {
        return problem != null && PROBLEMS.contains(problem) ? "login.note." + problem : "";
    }

    /** The address to sign in with. */
    public String getEmail() {
        return email;
    }

    /** The address to sign in with. */
    public void setEmail(String email) {
        this.email = email;
    }

    /** Never shown again. */
    public String getPassword() {
        return password;
    }

    /** The password. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** Where to go afterwards. */
    public @Nullable String getReturnTo() {
        return returnTo;
    }

    /** Where to go afterwards. */
    public void setReturnTo(@Nullable String returnTo) {
        this.returnTo = returnTo;
    }

    /** What led here. */
    public @Nullable String getProblem() {
        return problem;
    }

    /** What led here. */
    public void setProblem(@Nullable String problem) {
        this.problem = problem;
    }
}

package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.codexfield.shared.web.RateLimits.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitFilterTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, /api/v1/logs, false, ANONYMOUS",
                "GET, /api/v1/organisations, true, CALLER",
                "POST, /api/v1/organisations, true, CALLER",
                "POST, /api/v1/organisations, false, LOGIN",
                "POST, /api/v1/password-resets, true, LOGIN",
                "POST, /api/v1/me/password, true, LOGIN",
                "POST, /api/v1/invitations/acceptance, false, LOGIN",
                "POST, /login.xhtml, false, LOGIN",
                "GET, /login.xhtml, false, -",
                "POST, /password-reset.xhtml, false, LOGIN",
                "POST, /password-reset-request.xhtml, false, LOGIN",
                "POST, /register.xhtml, true, LOGIN",
                "POST, /setup.xhtml, false, LOGIN",
                "POST, /invitation.xhtml, false, LOGIN",
                "POST, /account.xhtml, true, LOGIN",
                "GET, /login/start, false, LOGIN",
                "POST, /login/start, false, LOGIN",
                "GET, /login/startx, false, -",
                "GET, /login/callback, false, -",
                "POST, /login/backchannel-logout, false, -",
                "POST, /loginx.xhtml, false, -",
                "POST, /loginx, false, -",
                "POST, /invitations.xhtml, true, -",
                "POST, /registered.xhtml, false, -",
                "POST, /api/v1/me/passwords, true, CALLER",
                "POST, /api/v1/setup, true, LOGIN",
                "POST, /api/v1/setups, true, CALLER",
                "POST, /organisations.xhtml, true, -",
                "GET, /api/v10/x, false, -",
                "POST, /api/v1/nodes/x/heartbeats, false, ANONYMOUS",
                "POST, /api/v1/nodes/x/heartbeats/, true, CALLER",
                "POST, /api/v1/nodes/x/y/heartbeats, false, LOGIN",
                "POST, /api/v1/nodes, false, LOGIN",
                "POST, /api/v1/usage-events, false, -",
                "POST, /api/v1/usage-events/x, false, LOGIN",
            })
    void requestsAreSorted(String method, String path, boolean loggedIn, Sort sort) {
        assertThat(RateLimitFilter.sort(method, path, loggedIn)).isEqualTo(sort);
    }
}

package org.codexfield.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.identity.web.PortalAddresses.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalAddressesTest {

    /** Visitors may read these too; the frame then shows them no menu and a way to sign in. */
    private static final Set<String> OPEN_WITH_FRAME =
            Set.of("/help.xhtml", "/catalogue.xhtml", "/capsule.xhtml");

    private static final Path WEBAPP = Path.of("src/main/webapp");

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1", "/health/ready", "/.well-known/did.json"})
    void machines_showCredentials(String path) {
        assertThat(PortalAddresses.kindOf(path)).isEqualTo(Kind.MACHINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/index.xhtml",
                "/members.xhtml",
                "/nothing.xhtml",
                "/a/login.xhtml"
            })
    void pages_areProtected_unlessNamed(String path) {
        assertThat(PortalAddresses.kindOf(path)).isEqualTo(Kind.PROTECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login.xhtml",
                "/setup.xhtml",
                "/invitation.xhtml",
                "/password-reset.xhtml",
                "/error/404.xhtml",
                "/jakarta.faces.resource/core.js.xhtml",
                "/assets/base.css",
                "/login/callback"
            })
    void whatComesBeforeTheLogin_isOpen(String path) {
        assertThat(PortalAddresses.kindOf(path)).isEqualTo(Kind.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gateway/acme/model/1.0.0/infer", "/metrics"})
    void someTake_otherCredentials(String path) {
        assertThat(PortalAddresses.kindOf(path)).isEqualTo(Kind.OWN_CREDENTIALS);
    }

    /** An open page has no menu, but for those that are of use without. */
    @Test
    void pagesWithTheFrame_areProtected_butForThoseThatServeBoth() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            for (var page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                var path = "/" + WEBAPP.relativize(page);
                boolean framed = Files.readString(page).contains("/templates/frame.xhtml\"");
                boolean both = OPEN_WITH_FRAME.contains(path) || path.startsWith("/WEB-INF/");
                if (framed && !both) {
                    assertThat(PortalAddresses.kindOf(path)).as(path).isEqualTo(Kind.PROTECTED);
                }
            }
        }
    }
}

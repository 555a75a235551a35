package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {

    private static List<String> seenBy(Set<String> pages, FrameModel caller) {
        var navigation = new Navigation(contextWith(pages), caller);
        navigation.findPages();
        return navigation.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(Navigation.Entry::id)
                .toList();
    }

    private static ServletContext contextWith(Set<String> pages) {
        return (ServletContext)
                Proxy.newProxyInstance(
                        NavigationTest.class.getClassLoader(),
                        new Class<?>[] {ServletContext.class},
                        (proxy, method, arguments) ->
                                pages.contains((String) arguments[0])
                                        ? URI.create("file:" + arguments[0]).toURL()
                                        : null);
    }

    private static FrameModel caller(boolean signedIn, String... roles) {
        return new FrameModel() {
            @Override
            public boolean signedIn() {
                return signedIn;
            }

            @Override
            public boolean hasRole(String role) {
                return Set.of(roles).contains(role);
            }
        };
    }

    @Test
    void entry_isShown_onceItsPageExists() {
        assertThat(seenBy(Set.of("/inbox.xhtml"), caller(true))).containsExactly("inbox");
    }

    @Test
    void entry_isShown_toItsRolesOnly() {
        Set<String> pages = Set.of("/inbox.xhtml", "/outbox.xhtml");

        assertThat(seenBy(pages, caller(true, "operator"))).containsExactly("inbox", "outbox");
        assertThat(seenBy(pages, caller(true, "requester"))).containsExactly("inbox");
    }

    @Test
    void nothing_isShown_beforeSigningIn() {
        assertThat(seenBy(Set.of("/inbox.xhtml"), caller(false))).isEmpty();
    }
}

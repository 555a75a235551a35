package org.codexfield.node.http;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What serves an address.
 *
 * @param methods for which it does
 * @param action how
 */
record Route(Set<HttpString> methods, Action action) {

    static Route get(Action action) {
        return new Route(Set.of(Methods.GET, Methods.HEAD), action);
    }

    static Route post(Action action) {
        return new Route(Set.of(Methods.POST), action);
    }

    /** For the header {@code Allow}. */
    String allowed() {
        return methods.stream()
                .map(HttpString::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

package org.codexfield.shared.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;

/** The media types of a resource method: its own, else its class's, else JSON. */
final class MediaTypes {

    private MediaTypes() {}

    static List<String> consumed(Class<?> resource, Method method) {
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes all = own == null ? resource.getAnnotation(Consumes.class) : own;
        return all == null ? List.of(MediaType.APPLICATION_JSON) : List.of(all.value());
    }

    static List<String> produced(Class<?> resource, Method method) {
        Produces own = method.getAnnotation(Produces.class);
        Produces all = own == null ? resource.getAnnotation(Produces.class) : own;
        return all == null ? List.of(MediaType.APPLICATION_JSON) : List.of(all.value());
    }
}

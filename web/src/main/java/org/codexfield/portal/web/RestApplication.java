package org.codexfield.portal.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codexfield.shared.web.JsonBodies;
import org.codexfield.shared.web.NextLinks;
import org.codexfield.shared.web.ProblemMapper;

/**
 * The REST interface: every resource and provider by name, so that nothing is served because a
 * scanner happened to find it.
 */
@ApplicationPath(RestApplication.BASE)
public class RestApplication extends Application {

    /** The address that every resource's own is relative to. */
    public static final String BASE = "/api/v1";

    /** What reads, writes, limits and explains for all resources. */
    private static final List<Class<?>> PROVIDERS =
            List.of(JsonBodies.class, ProblemMapper.class, NextLinks.class);

    /** Every resource, by context. */
    static final List<Class<?>> RESOURCES = List.of();

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new LinkedHashSet<Class<?>>(PROVIDERS);
        classes.addAll(RESOURCES);
        return classes;
    }
}

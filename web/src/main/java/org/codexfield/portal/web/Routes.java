package org.codexfield.portal.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.codexfield.shared.web.OpenApi;

/** Notes which route a request took, for the metrics. */
@Provider
public class Routes implements ContainerRequestFilter {

    /** The request attribute that holds the route. */
    static final String ATTRIBUTE = "org.codexfield.route";

    @Context private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod() != null) {
            String path = OpenApi.path(resource.getResourceClass(), resource.getResourceMethod());
            request.setProperty(ATTRIBUTE, RestApplication.BASE + path);
        }
    }
}

package org.codexfield.shared.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Adds {@code Link: <...>; rel="next"} to a page that is not the last (RFC 8288). The address is
 * relative to the request's, so that it holds behind any proxy.
 */
@Provider
public class NextLinks implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ListResponse<?> list && list.next() != null) {
            String query =
                    request.getUriInfo()
                            .getRequestUriBuilder()
                            .replaceQueryParam("next", list.next())
                            .build()
                            .getRawQuery();
            response.getHeaders().add("Link", "<?" + query + ">; rel=\"next\"");
        }
    }
}

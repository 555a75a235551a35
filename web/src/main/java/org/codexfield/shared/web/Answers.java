package org.codexfield.shared.web;

import jakarta.ws.rs.core.Response;

/** Builds the answers that are more than a record. */
public final class Answers {

    private Answers() {}

    /**
     * 201 with the address of what was created.
     *
     * @param address its address, absolute but for scheme and host, such as {@code
     *     /api/v1/organisations/acme}
     * @param body the created thing
     */
    public static Response created(String address, Object body) {
        // as a plain header: an URI would be completed by the Host that the caller sent
        return Response.status(Response.Status.CREATED)
                .header("Location", address)
                .entity(body)
                .build();
    }

    /** The same for a versioned thing. */
    public static Response created(String address, long version, Object body) {
        return Response.status(Response.Status.CREATED)
                .header("Location", address)
                .tag(Versions.tag(version))
                .entity(body)
                .build();
    }

    /** 200 with a versioned thing and its tag. */
    public static Response versioned(long version, Object body) {
        return Response.ok(body).tag(Versions.tag(version)).build();
    }

    /** 204: done, nothing to say. */
    public static Response done() {
        return Response.noContent().build();
    }
}

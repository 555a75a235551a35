package org.codexfield.shared.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies over the limit: by their announced length, else when they pass it. */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {

    @Context private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        long limit = limit(resource);
        if (announced(request.getHeaderString("Content-Length")) > limit) {
            throw new RequestIsRefused(BodyIsTooLarge.problem(limit));
        }
        request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }

    private static long limit(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(MaxBody.class)) {
            return method.getAnnotation(MaxBody.class).bytes();
        }
        var type = resource.getResourceClass();
        return type != null && type.isAnnotationPresent(MaxBody.class)
                ? type.getAnnotation(MaxBody.class).bytes()
                : MaxBody.DEFAULT_BYTES;
    }

    private static long announced(@org.jspecify.annotations.Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new RequestIsRefused(Problems.ofStatus(400), e);
        }
    }

    /** The body ended up longer than allowed. */
    static final class BodyIsTooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        BodyIsTooLarge(long limit) {
            super("The body is larger than " + limit + " bytes.");
            this.limit = limit;
        }

        Problem problem() {
            return problem(limit);
        }

        static Problem problem(long limit) {
            return Problem.of(
                            413,
                            "body-is-too-large",
                            "The body is larger than the " + limit + " bytes allowed here.")
                    .with("limitBytes", limit)
                    .header("Connection", "close");
        }
    }

    /** Reads at most the limit. */
    static final class Limited extends FilterInputStream {
        private final long limit;
        private long seen;

        Limited(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count(Math.max(many, 0));
            return many;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(n);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) throws IOException {
            seen += bytes;
            if (seen > limit) {
                throw new BodyIsTooLarge(limit);
            }
        }
    }
}

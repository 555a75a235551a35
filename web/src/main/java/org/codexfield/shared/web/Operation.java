package org.codexfield.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of a resource method, where its signature does not.
 *
 * <pre>{@code
 * @POST
 * @Idempotent
 * @Operation(value = "Invites somebody by mail", status = 201, answer = Made.class)
 * public Response send(@PathParam("slug") String slug, Draft draft)
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /** What the method does, as half a sentence that begins with a verb. */
    String value();

    /** The status of success; by default 200, or 204 when nothing is returned. */
    int status() default 0;

    /** Another status of success with the same answer, if there is one. */
    int or() default 0;

    /** The record in the answer, of a method that returns {@code Response}. */
    Class<?> answer() default Void.class;

    /** Whether anybody may call it without login. */
    boolean open() default false;
}

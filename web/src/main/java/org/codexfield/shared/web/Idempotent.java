package org.codexfield.shared.web;

import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method changes something and honours {@code Idempotency-Key}: repeated with the same key, it
 * answers as the first time without doing it again. On every POST that creates, and on those that
 * answer nothing.
 *
 * <p>The method returns {@code Response} and changes things through services alone: whatever they
 * do shares one transaction with the kept answer. What is {@link Secret} in the answer is not kept.
 * A digest of the request is: a method that takes a password and no token besides must not be
 * marked.
 */
@NameBinding
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {

    /** The header that carries the key. */
    String HEADER = "Idempotency-Key";

    /** The header that marks an answer given again. */
    String REPLAYED = "Idempotency-Replayed";
}

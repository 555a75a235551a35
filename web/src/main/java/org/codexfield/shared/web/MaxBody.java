package org.codexfield.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How large the body of a request may be, where it is not {@value #DEFAULT_BYTES} bytes. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MaxBody {

    /** What holds without this annotation: 1 MiB. */
    long DEFAULT_BYTES = 1024 * 1024;

    /** The limit in bytes. */
    long bytes();
}

package org.codexfield.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nobody may call this method and not look at what it gives: Error Prone knows the name, and a call
 * whose answer is dropped does not compile. So a refusal cannot go by unseen and make something
 * else fail later.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CheckReturnValue {}

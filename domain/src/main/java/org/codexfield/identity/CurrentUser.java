package org.codexfield.identity;

/** Tells who calls now. Services take the actor from here, never from what was sent. */
public interface CurrentUser {

    /** The caller of the running request or timer. */
    Caller caller();
}

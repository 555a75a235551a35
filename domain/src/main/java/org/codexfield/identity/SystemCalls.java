package org.codexfield.identity;

/** Lets what a timer of another context does be told as the system's. */
public interface SystemCalls {

    /** From now on the running timer acts as the system itself; timers alone call this. */
    void begin();
}

package org.codexfield.evidence;

/** SPI: tells who acts now. Implemented by {@code identity}. */
public interface ActorSource {

    /** The actor of the current call. */
    Actor actor();
}

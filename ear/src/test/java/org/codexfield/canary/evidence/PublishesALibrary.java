package org.codexfield.canary.evidence;

import jakarta.ws.rs.core.Response;

/** What a context publishes speaks no library's language. */
public record PublishesALibrary(Response answer) {}

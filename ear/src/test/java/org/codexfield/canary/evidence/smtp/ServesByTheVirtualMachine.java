package org.codexfield.canary.evidence.smtp;

import com.sun.net.httpserver.HttpServer;

/** No more than every Jakarta EE server has on every Java. */
public record ServesByTheVirtualMachine(HttpServer server) {}

package org.codexfield.metering.web;

import org.jspecify.annotations.Nullable;

/**
 * What nodes are asked.
 *
 * @param request what is sent, but for the body
 * @param part what the answer must be; {@code null} if no part is asked for
 */
record NodeQuestion(GatewayRequest request, CallBody body, @Nullable PartAnswer part) {}

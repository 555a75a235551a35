/**
 * The gateway as clients meet it, and nodes by REST and on pages.
 *
 * <p>A call to {@code /gateway/...} is admitted on a thread of the server, and from then on no
 * thread waits for it: {@code GatewayCall} is told by the client's connection, by the node's and by
 * the watch in {@code GatewayCalls}, which ends what takes too long. What is on its way is at most
 * 64 KiB, or one block of a part that the gateway itself holds, as long as there is room for it.
 *
 * <p>{@code docs/gateway.md} says what clients see.
 */
@NullMarked
package org.codexfield.metering.web;

import org.jspecify.annotations.NullMarked;

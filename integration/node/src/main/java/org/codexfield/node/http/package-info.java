/** What gateways ask of the node, over HTTP/1.1. */
@NullMarked
package org.codexfield.node.http;

import org.jspecify.annotations.NullMarked;

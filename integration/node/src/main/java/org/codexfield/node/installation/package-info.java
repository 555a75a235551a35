/** What the node asks of its installation: keys, registration, what to host, and its bytes. */
@NullMarked
package org.codexfield.node.installation;

import org.jspecify.annotations.NullMarked;

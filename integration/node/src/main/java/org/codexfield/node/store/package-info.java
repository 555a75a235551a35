/**
 * What a node keeps on its disk: manifests, and content by its digest.
 *
 * <p>Content is named by its SHA-256 alone, so no name from outside ever becomes a path. It arrives
 * in a file of its own that survives a crash, and is moved to its place when all of it was compared
 * with the manifest. It is given out block by block, each compared again.
 */
@NullMarked
package org.codexfield.node.store;

import org.jspecify.annotations.NullMarked;

/**
 * The reference node: a program that hosts capsule versions for an installation and serves them to
 * its gateways.
 *
 * <p>It makes its own key, registers, says every few seconds how it is, and fetches what it is told
 * to host. What it has, it serves: parts by ranges, ONNX models by the Open Inference Protocol,
 * prompts filled in, challenges answered. It serves nobody but gateways that show a token of the
 * installation. Everything it holds in memory, on disk and in threads has a bound that is a
 * setting. {@code docs/node.md} tells how it is run.
 *
 * <p>Depends on {@code domain} for documents, signatures and hashes, on Undertow, ONNX Runtime and
 * picocli.
 */
@NullMarked
package org.codexfield.node;

import org.jspecify.annotations.NullMarked;

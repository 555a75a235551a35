/**
 * Models in the Open Inference Protocol, version 2 (REST): what a call holds becomes tensors, ONNX
 * Runtime computes, and tensors become an answer. Knows nothing of HTTP.
 */
@NullMarked
package org.codexfield.node.inference;

import org.jspecify.annotations.NullMarked;

package org.codexfield.node.inference;

import java.util.List;
import java.util.Optional;

/**
 * A call as it was sent, its numbers not read yet.
 *
 * @param id to be repeated in the answer
 * @param inputs the tensors
 * @param outputs the names of the outputs that are wanted; empty for all
 */
record Call(Optional<String> id, List<Input> inputs, List<String> outputs) {

    /**
     * A tensor that was sent.
     *
     * @param name of the input
     * @param datatype in the protocol's words
     * @param shape its dimensions
     * @param dataOffset where its array begins in the body
     */
    record Input(String name, String datatype, List<Long> shape, int dataOffset) {}
}

package org.codexfield.node.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An input or output of a model.
 *
 * @param name its name
 * @param datatypeName its type in the protocol's words
 * @param datatype its type, unless the node cannot compute with it
 * @param shape its dimensions; -1 where any length is taken
 */
record TensorSpec(String name, String datatypeName, Optional<Datatype> datatype, List<Long> shape) {

    /** The most elements that a tensor may have. */
    static final long MAX_ELEMENTS = 1L << 27;

    /** Only tensors have a specification; sequences and maps have none. */
    static Optional<TensorSpec> of(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return Optional.empty();
        }
        var shape = new ArrayList<Long>();
        for (long length : tensor.getShape()) {
            shape.add(length);
        }
        return Optional.of(
                new TensorSpec(
                        node.getName(),
                        Datatype.nameOf(tensor.onnxType),
                        Datatype.of(tensor.onnxType),
                        List.copyOf(shape)));
    }

    /**
     * How many elements a tensor of a given shape has.
     *
     * @throws InferenceRequestIsWrong if the shape does not fit
     */
    int elements(List<Long> given) {
        boolean fits = given.size() == shape.size();
        long elements = 1;
        for (int i = 0; fits && i < given.size(); i++) {
            long length = given.get(i);
            fits = length >= 1 && (shape.get(i) < 0 || shape.get(i) == length);
            if (fits && length > MAX_ELEMENTS / elements) {
                throw new InferenceRequestIsWrong("the input '" + name + "' is too large");
            }
            elements *= Math.max(1, length);
        }
        if (!fits) {
            throw new InferenceRequestIsWrong(
                    "the input '%s' has the shape %s, wanted is %s (-1: any length from 1)"
                            .formatted(name, given, shape));
        }
        return Math.toIntExact(elements);
    }

    ObjectNode toJson(ObjectNode json) {
        json.put("name", name).put("datatype", datatypeName);
        shape.forEach(json.putArray("shape")::add);
        return json;
    }
}

package org.codexfield.node.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The datatypes of the protocol that the node computes with. */
enum Datatype {
    FP32(OnnxJavaType.FLOAT, Float.BYTES),
    FP64(OnnxJavaType.DOUBLE, Double.BYTES),
    INT32(OnnxJavaType.INT32, Integer.BYTES),
    INT64(OnnxJavaType.INT64, Long.BYTES),
    BOOL(OnnxJavaType.BOOL, 1),
    /** Text: a string in JSON. */
    BYTES(OnnxJavaType.STRING, 0);

    private final OnnxJavaType type;
    private final int sizeBytes;

    Datatype(OnnxJavaType type, int sizeBytes) {
        this.type = type;
        this.sizeBytes = sizeBytes;
    }

    /** How long one element is; 0 where that differs. */
    int sizeBytes() {
        return sizeBytes;
    }

    /** The type of this name. */
    static Optional<Datatype> ofName(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The type that the runtime's is. */
    static Optional<Datatype> of(OnnxTensorType type) {
        var java = OnnxJavaType.mapFromOnnxTensorType(type);
        // half floats are floats in Java, and are not in the protocol under that name
        boolean half =
                type == OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16
                        || type == OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16;
        return half
                ? Optional.empty()
                : Stream.of(values()).filter(each -> each.type == java).findFirst();
    }

    /** The protocol's name of any type of the runtime. */
    static String nameOf(OnnxTensorType type) {
        return of(type).map(Datatype::name)
                .orElseGet(
                        () ->
                                type.name()
                                        .replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "")
                                        .replace("BFLOAT", "BF")
                                        .replace("FLOAT", "FP")
                                        .toUpperCase(Locale.ROOT));
    }
}

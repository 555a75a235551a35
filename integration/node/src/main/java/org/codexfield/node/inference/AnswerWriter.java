package org.codexfield.node.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the answer to a call. Numbers that are not finite become strings, as protobuf has it. */
final class AnswerWriter implements Closeable {

    /** The most elements of an answer. */
    private static final int MAX_ELEMENTS = 4_000_000;

    private static final int FIRST_BYTES = 1024;
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
    private final JsonGenerator json;
    private long elements;

    AnswerWriter(String model, String version, Call call) throws IOException {
        json = FACTORY.createGenerator(bytes);
        json.writeStartObject();
        json.writeStringField("model_name", model);
        json.writeStringField("model_version", version);
        if (call.id().isPresent()) {
            json.writeStringField("id", call.id().get());
        }
        json.writeArrayFieldStart("outputs");
    }

    void write(TensorSpec spec, OnnxTensor tensor) throws IOException, OrtException {
        var shape = tensor.getInfo().getShape();
        elements += tensor.getInfo().getNumElements();
        if (elements > MAX_ELEMENTS) {
            throw new InferenceRequestIsWrong(
                    "the answer has more than "
                            + MAX_ELEMENTS
                            + " values; send less at once, or ask for fewer outputs");
        }
        json.writeStartObject();
        json.writeStringField("name", spec.name());
        json.writeStringField("datatype", spec.datatypeName());
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeArrayFieldStart("data");
        writeData(spec, tensor);
        json.writeEndArray();
        json.writeEndObject();
    }

    byte[] finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void writeData(TensorSpec spec, OnnxTensor tensor) throws IOException, OrtException {
        switch (spec.datatype().orElseThrow()) {
            case FP32 -> {
                var values = tensor.getFloatBuffer();
                while (values.hasRemaining()) {
                    json.writeNumber(values.get());
                }
            }
            case FP64 -> {
                var values = tensor.getDoubleBuffer();
                while (values.hasRemaining()) {
                    json.writeNumber(values.get());
                }
            }
            case INT32 -> {
                var values = tensor.getIntBuffer();
                while (values.hasRemaining()) {
                    json.writeNumber(values.get());
                }
            }
            case INT64 -> {
                var values = tensor.getLongBuffer();
                while (values.hasRemaining()) {
                    json.writeNumber(values.get());
                }
            }
            case BOOL -> {
                var values = tensor.getByteBuffer();
                while (values.hasRemaining()) {
                    json.writeBoolean(values.get() != 0);
                }
            }
            case BYTES -> {
                for (var text : texts(tensor.getValue())) {
                    json.writeString(text);
                }
            }
        }
    }

    /** The runtime gives texts in arrays as deep as the shape. */
    private static List<String> texts(Object value) {
        var texts = new ArrayList<String>();
        collect(value, texts);
        return texts;
    }

    private static void collect(Object value, List<String> texts) {
        if (value instanceof Object[] values) {
            for (var each : values) {
                collect(each, texts);
            }
        } else {
            texts.add(String.valueOf(value));
        }
    }
}

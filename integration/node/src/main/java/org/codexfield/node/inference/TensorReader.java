package org.codexfield.node.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the numbers of one input of a call into a tensor. */
final class TensorReader {

    /** Texts are objects, so there may be fewer of them than there are numbers. */
    private static final int MAX_TEXTS = 100_000;

    private final OrtEnvironment environment;
    private final Call.Input input;
    private final Datatype datatype;
    private final int elements;

    TensorReader(OrtEnvironment environment, Call.Input input, TensorSpec spec) {
        this.environment = environment;
        this.input = input;
        this.datatype =
                spec.datatype()
                        .orElseThrow(
                                () ->
                                        new ModelIsUnusable(
                                                "its input '%s' is of the datatype %s"
                                                        .formatted(
                                                                spec.name(), spec.datatypeName()),
                                                null));
        if (!input.datatype().equals(spec.datatypeName())) {
            throw wrong(
                    "is of the datatype %s, wanted is %s"
                            .formatted(input.datatype(), spec.datatypeName()));
        }
        this.elements = spec.elements(input.shape());
        if (datatype == Datatype.BYTES && elements > MAX_TEXTS) {
            throw wrong("has more than " + MAX_TEXTS + " texts");
        }
    }

    /**
     * Reads it; the caller closes it.
     *
     * @throws InferenceRequestIsWrong if it does not hold what its shape and type say
     */
    OnnxTensor read(byte[] body) throws OrtException {
        // each element takes a character and a separator at least
        if (elements > (body.length - input.dataOffset()) / 2) {
            throw wrongCount();
        }
        try (var json = CallReader.at(body, input.dataOffset())) {
            var shape = input.shape().stream().mapToLong(Long::longValue).toArray();
            if (datatype == Datatype.BYTES) {
                return OnnxTensor.createTensor(environment, texts(json), shape);
            }
            return tensor(numbers(json), shape);
        } catch (InputCoercionException e) {
            throw wrong("holds a number that is no " + datatype);
        } catch (JsonProcessingException e) {
            throw CallReader.notJson(e);
        } catch (IOException e) {
            throw wrong("cannot be read");
        }
    }

    private OnnxTensor tensor(ByteBuffer numbers, long[] shape) throws OrtException {
        return switch (datatype) {
            case FP32 -> OnnxTensor.createTensor(environment, numbers.asFloatBuffer(), shape);
            case FP64 -> OnnxTensor.createTensor(environment, numbers.asDoubleBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, numbers.asIntBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, numbers.asLongBuffer(), shape);
            default -> OnnxTensor.createTensor(environment, numbers, shape, OnnxJavaType.BOOL);
        };
    }

    private ByteBuffer numbers(JsonParser json) throws IOException {
        var numbers =
                ByteBuffer.allocateDirect(elements * datatype.sizeBytes())
                        .order(ByteOrder.nativeOrder());
        var values = new Values(json);
        while (values.next()) {
            if (!numbers.hasRemaining()) {
                throw wrongCount();
            }
            put(json, numbers);
        }
        if (numbers.hasRemaining()) {
            throw wrongCount();
        }
        return numbers.flip();
    }

    private void put(JsonParser json, ByteBuffer numbers) throws IOException {
        var token = json.currentToken();
        boolean integer = token == JsonToken.VALUE_NUMBER_INT;
        boolean number = integer || token == JsonToken.VALUE_NUMBER_FLOAT;
        switch (datatype) {
            case FP32 -> {
                requireKind(number);
                float value = json.getFloatValue();
                requireKind(Float.isFinite(value));
                numbers.putFloat(value);
            }
            case FP64 -> {
                requireKind(number);
                double value = json.getDoubleValue();
                requireKind(Double.isFinite(value));
                numbers.putDouble(value);
            }
            case INT32 -> {
                requireKind(integer);
                numbers.putInt(json.getIntValue());
            }
            case INT64 -> {
                requireKind(integer);
                numbers.putLong(json.getLongValue());
            }
            default -> {
                requireKind(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
                numbers.put((byte) (token == JsonToken.VALUE_TRUE ? 1 : 0));
            }
        }
    }

    private String[] texts(JsonParser json) throws IOException {
        var texts = new String[elements];
        var values = new Values(json);
        int next = 0;
        while (values.next()) {
            if (next == elements) {
                throw wrongCount();
            }
            requireKind(json.currentToken() == JsonToken.VALUE_STRING);
            texts[next++] = json.getText();
        }
        if (next < elements) {
            throw wrongCount();
        }
        return texts;
    }

    private void requireKind(boolean fits) {
        if (!fits) {
            throw wrong("holds a value that is no " + datatype);
        }
    }

    private InferenceRequestIsWrong wrongCount() {
        return wrong("does not hold %d values, as its shape says".formatted(elements));
    }

    private InferenceRequestIsWrong wrong(String problem) {
        return new InferenceRequestIsWrong("the input '" + input.name() + "' " + problem);
    }

    /** The values of an array in their order, also of arrays within it. */
    private static final class Values {

        private final JsonParser json;
        private int depth;

        Values(JsonParser json) throws IOException {
            this.json = json;
            json.nextToken();
            depth = 1;
        }

        boolean next() throws IOException {
            while (depth > 0) {
                var token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    depth++;
                } else if (token == JsonToken.END_ARRAY) {
                    depth--;
                } else {
                    return true;
                }
            }
            return false;
        }
    }
}

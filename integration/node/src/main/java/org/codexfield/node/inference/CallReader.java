package org.codexfield.node.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call without holding its numbers: it notes where each array begins, and they are read
 * from there straight into a tensor, once its type is known. So a call needs little more memory
 * than its bytes, in whatever order its members come.
 */
final class CallReader {

    private static final int MAX_TENSORS = 100;
    private static final int MAX_DIMENSIONS = 32;
    private static final int MAX_NESTING = 64;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 1024;
    private static final int MAX_ID_LENGTH = 256;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final JsonParser json;

    private CallReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @throws InferenceRequestIsWrong if it is no call
     */
    static Call read(byte[] body) {
        try (var json = FACTORY.createParser(body)) {
            var reader = new CallReader(json);
            json.nextToken();
            var call = reader.call();
            if (json.nextToken() != null) {
                throw wrong("something follows the JSON document");
            }
            return call;
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw wrong("the body is no JSON in UTF-8");
        }
    }

    /** A parser that stands before an array of the body. */
    static JsonParser at(byte[] body, int offset) throws IOException {
        return FACTORY.createParser(body, offset, body.length - offset);
    }

    static InferenceRequestIsWrong notJson(JsonProcessingException e) {
        return wrong("the body is no JSON that is accepted: " + e.getOriginalMessage());
    }

    private Call call() throws IOException {
        String id = null;
        List<Call.Input> inputs = null;
        List<String> outputs = List.of();
        require(JsonToken.START_OBJECT, "a call");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var member = json.currentName();
            json.nextToken();
            switch (member) {
                case "id" -> id = text("id", MAX_ID_LENGTH);
                case "inputs" -> inputs = list("inputs", this::input);
                case "outputs" -> outputs = list("outputs", this::output);
                case "parameters" -> skipParameters();
                default -> throw wrong("a call has no member '" + shown(member) + "'");
            }
        }
        if (inputs == null) {
            throw wrong("'inputs' is missing");
        }
        return new Call(Optional.ofNullable(id), inputs, outputs);
    }

    private Call.Input input() throws IOException {
        String name = null;
        String datatype = null;
        List<Long> shape = null;
        int data = -1;
        require(JsonToken.START_OBJECT, "an input");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = text("name", MAX_NAME_LENGTH);
                case "datatype" -> datatype = text("datatype", MAX_NAME_LENGTH);
                case "shape" -> shape = shape();
                case "data" -> data = data();
                case "parameters" -> skipParameters();
                default -> throw wrong("an input has no member '" + shown(member) + "'");
            }
        }
        if (data < 0) {
            throw wrong("'data' of an input is missing");
        }
        return new Call.Input(
                present(name, "name"),
                present(datatype, "datatype"),
                present(shape, "shape"),
                data);
    }

    private String output() throws IOException {
        String name = null;
        require(JsonToken.START_OBJECT, "an output");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = text("name", MAX_NAME_LENGTH);
                case "parameters" -> skipParameters();
                default -> throw wrong("an output has no member '" + shown(member) + "'");
            }
        }
        return present(name, "name");
    }

    private int data() throws IOException {
        require(JsonToken.START_ARRAY, "'data'");
        long offset = json.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            throw wrong("the body is no JSON in UTF-8");
        }
        json.skipChildren();
        return Math.toIntExact(offset);
    }

    private List<Long> shape() throws IOException {
        require(JsonToken.START_ARRAY, "'shape'");
        var shape = new ArrayList<Long>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(JsonToken.VALUE_NUMBER_INT, "each length in 'shape'");
            if (shape.size() == MAX_DIMENSIONS) {
                throw wrong("a shape has more than " + MAX_DIMENSIONS + " dimensions");
            }
            shape.add(json.getLongValue());
        }
        return shape;
    }

    private void skipParameters() throws IOException {
        require(JsonToken.START_OBJECT, "'parameters'");
        json.skipChildren();
    }

    private String text(String what, int maxLength) throws IOException {
        require(JsonToken.VALUE_STRING, "'" + what + "'");
        var text = json.getText();
        if (text.length() > maxLength) {
            throw wrong("'" + what + "' is longer than " + maxLength + " characters");
        }
        return text;
    }

    private <T> List<T> list(String what, Element<T> element) throws IOException {
        require(JsonToken.START_ARRAY, "'" + what + "'");
        var list = new ArrayList<T>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == MAX_TENSORS) {
                throw wrong("'" + what + "' has more than " + MAX_TENSORS + " entries");
            }
            list.add(element.read());
        }
        return list;
    }

    private void require(JsonToken wanted, String what) {
        if (json.currentToken() != wanted) {
            throw wrong(
                    what
                            + " must be "
                            + switch (wanted) {
                                case START_OBJECT -> "an object";
                                case START_ARRAY -> "an array";
                                case VALUE_STRING -> "a string";
                                default -> "an integer";
                            });
        }
    }

    private static <T> T present(@Nullable T value, String member) {
        if (value == null) {
            throw wrong("'" + member + "' of an input or output is missing");
        }
        return value;
    }

    private static String shown(String member) {
        return member.length() > 40 ? member.substring(0, 40) + "…" : member;
    }

    private static InferenceRequestIsWrong wrong(String reason) {
        return new InferenceRequestIsWrong(reason);
    }

    /** Reads one element of a list. */
    @FunctionalInterface
    private interface Element<T> {
        T read() throws IOException;
    }
}

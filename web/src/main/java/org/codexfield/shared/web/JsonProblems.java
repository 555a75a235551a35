package org.codexfield.shared.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** Says in the API's own words why JSON was refused: where, and what was expected there. */
final class JsonProblems {

    private static final int SHOWN_NAME_CHARS = 60;

    private JsonProblems() {}

    /** The refusal for what Jackson found wrong; its own words, which name classes, are dropped. */
    static RequestIsRefused refusal(JsonProcessingException e) {
        Problem problem = e instanceof JsonMappingException mapping ? unfit(mapping) : malformed(e);
        return new RequestIsRefused(located(problem, e.getLocation()), e);
    }

    /** The refusal for the JSON value {@code null}. */
    static Problem nothing() {
        return Problem.of(400, "json-does-not-fit", "The body is null; send a value.")
                .with("pointer", "");
    }

    private static Problem malformed(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return outOfBounds();
        }
        String duplicate = e.getOriginalMessage();
        return duplicate != null && duplicate.startsWith("Duplicate field")
                ? Problem.of(400, "json-is-malformed", "An object has a member twice.")
                : Problem.of(400, "json-is-malformed", "The body is not one complete JSON value.");
    }

    private static Problem outOfBounds() {
        return Problem.of(
                400,
                "json-is-out-of-bounds",
                "The JSON nests deeper than %d, or has a string over %d, a name over %d or a number over %d characters."
                        .formatted(
                                Json.MAX_DEPTH,
                                Json.MAX_STRING_CHARS,
                                Json.MAX_NAME_CHARS,
                                Json.MAX_NUMBER_CHARS));
    }

    private static Problem unfit(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return Problems.of(refusal).with("pointer", pointer(e));
            }
            if (cause instanceof StreamConstraintsException) {
                return outOfBounds();
            }
            if (cause instanceof InputCoercionException number) {
                return fit(
                        pointer(e),
                        "The value at " + pointer(e) + " is out of range",
                        described(number.getTargetType()));
            }
        }
        String pointer = pointer(e);
        String where = pointer.isEmpty() ? "The body" : "The value at " + pointer;
        if (e instanceof UnrecognizedPropertyException unknown) {
            return fit(pointer, "Nothing is known by the name at " + pointer, known(unknown));
        }
        if (e instanceof InvalidNullException) {
            return fit(pointer, where + " is null", "a value");
        }
        if (e instanceof ValueIsUnreadable unreadable) {
            return fit(pointer, where + " is not what is wanted", unreadable.expected());
        }
        if (e instanceof ValueInstantiationException) {
            return fit(pointer, where + " breaks a rule", "a valid value");
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch(pointer, where, mismatch);
        }
        return Problem.of(400, "json-is-malformed", "The body is not one complete JSON value.");
    }

    private static Problem mismatch(
            String pointer, String where, MismatchedInputException mismatch) {
        String said = Objects.requireNonNullElse(mismatch.getOriginalMessage(), "");
        if (said.startsWith("Missing required")) {
            return fit(pointer, where + " is missing", "a value");
        }
        if (said.startsWith("No content")) {
            return fit("", "The body is empty", "JSON");
        }
        if (said.startsWith("Trailing token")) {
            return fit("", "Something follows the JSON value", "its end");
        }
        return fit(pointer, where + " has the wrong type", described(mismatch.getTargetType()));
    }

    private static Problem fit(String pointer, String what, String expected) {
        return Problem.of(400, "json-does-not-fit", what + "; expected " + expected + ".")
                .with("pointer", pointer)
                .with("expected", expected);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return "one of "
                + unknown.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String described(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number within its bounds";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (type.isRecord()) {
            return "an object with "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        return "an object";
    }

    private static Problem located(Problem problem, @Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? problem
                : problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
    }

    /** The JSON pointer (RFC 6901) to where it went wrong; long names are cut. */
    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "/" + step.getIndex()
                                        : "/" + escaped(step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        String cut =
                name.length() > SHOWN_NAME_CHARS ? name.substring(0, SHOWN_NAME_CHARS) + "…" : name;
        return cut.replace("~", "~0").replace("/", "~1");
    }
}

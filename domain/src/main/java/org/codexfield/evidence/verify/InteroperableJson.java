package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** The rules of I-JSON (RFC 7493, sections 2.1 and 2.2) that a parsed tree may still break. */
final class InteroperableJson {

    private static final BigInteger MAX_INTEGER = BigInteger.valueOf(StrictJson.MAX_INTEGER);
    // from here on, RFC 8785 writes numbers with an exponent (ECMA-262, Number::toString)
    private static final double FIRST_WITH_EXPONENT = 1e21;

    private InteroperableJson() {}

    static void require(JsonNode tree) {
        require(tree, 1);
    }

    private static void require(JsonNode node, int depth) {
        if (node.isContainerNode() && depth > StrictJson.MAX_DEPTH) {
            throw new JsonIsMalformed("nested deeper than " + StrictJson.MAX_DEPTH);
        }
        switch (node.getNodeType()) {
            case OBJECT -> {
                for (var member : node.properties()) {
                    requireText(member.getKey());
                    require(member.getValue(), depth + 1);
                }
            }
            case ARRAY -> {
                for (var element : node) {
                    require(element, depth + 1);
                }
            }
            case STRING -> requireText(node.textValue());
            case NUMBER -> requireNumber(node);
            case BOOLEAN, NULL -> {}
            case BINARY, MISSING, POJO ->
                    throw new JsonIsMalformed("a " + node.getNodeType() + " node is no JSON");
        }
    }

    private static void requireNumber(JsonNode number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new JsonIsMalformed("a number is too large");
        }
        boolean tooLarge =
                number.isIntegralNumber()
                        ? number.bigIntegerValue().abs().compareTo(MAX_INTEGER) > 0
                        : isWrittenAsInteger(value) && Math.abs(value) > StrictJson.MAX_INTEGER;
        if (tooLarge) {
            throw new JsonIsMalformed(
                    "an integer lies beyond 2^53 - 1; write it as a decimal string");
        }
    }

    /**
     * Whether RFC 8785 writes a fraction or exponent away: canonical text must be acceptable too.
     */
    private static boolean isWrittenAsInteger(double value) {
        return Math.rint(value) == value && Math.abs(value) < FIRST_WITH_EXPONENT;
    }

    private static void requireText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int point = c;
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                point = Character.toCodePoint(c, text.charAt(i + 1));
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new JsonIsMalformed("a text holds a surrogate without its partner");
            }
            if ((point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF)) {
                throw new JsonIsMalformed("a text holds a Unicode noncharacter");
            }
        }
    }
}

package org.codexfield.metering.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** Reads one event where the parser stands; what is wrong first is told. */
final class UsageEventParser {

    private static final int MAX_TEXT = 128;
    private static final int MAX_TIME = 40;
    private static final int MAX_MEMBERS = 64;

    private final JsonParser parser;

    private String source = "";
    private String id = "";
    private String callToken = "";
    private String action = "";
    private String purpose = "";
    private Outcome outcome = Outcome.SERVED;
    private @Nullable Instant start;
    private @Nullable Digest capsule;
    private int seen;
    private boolean version;
    private boolean typed;
    private long durationMillis;
    private long bytes;
    private long tokens;
    private long cpuMicros;
    private long gpuMicros;

    private @Nullable UsageRefusal refusal;
    private String pointer = "";

    UsageEventParser(JsonParser parser) {
        this.parser = parser;
    }

    UsageEventReader.Read event(int index) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            refuse(UsageRefusal.EVENT_IS_MALFORMED, "");
        } else {
            members("", this::attribute);
            requireAll();
        }
        if (refusal != null || start == null || capsule == null) {
            return new UsageEventReader.Read(index, id, Optional.empty(), refusal, pointer);
        }
        var used = new Dimensions(1, bytes, tokens, cpuMicros, gpuMicros);
        var event =
                new UsageEvent(
                        source,
                        id,
                        start,
                        callToken,
                        capsule,
                        action,
                        purpose,
                        outcome,
                        durationMillis,
                        used);
        return new UsageEventReader.Read(index, id, Optional.of(event), null, "");
    }

    @FunctionalInterface
    private interface Member {
        void read(String name, String at) throws IOException;
    }

    /** Reads the members of the object at which the parser stands, to its end. */
    private void members(String at, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
            return;
        }
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (++seen > MAX_MEMBERS) {
                throw new UsageBodyIsMalformed("an event has too many members");
            }
            member.read(name, at + "/" + name.replace("~", "~0").replace("/", "~1"));
            parser.skipChildren();
        }
    }

    private void attribute(String name, String at) throws IOException {
        switch (name) {
            case "specversion" -> version = is("1.0", at);
            case "type" -> typed = is(UsageEvent.TYPE, at);
            case "source" -> source = text(at);
            case "id" -> id = text(at);
            case "time" -> start = time(at);
            case "datacontenttype" -> is("application/json", at);
            case "data" -> members(at, this::datum);
            default -> unknown(at);
        }
    }

    private void datum(String name, String at) throws IOException {
        switch (name) {
            case "callToken" -> callToken = text(at, CallToken.MAX_LENGTH);
            case "capsuleDigest" -> capsule = digest(at);
            case "action" -> action = text(at);
            case "purpose" -> purpose = text(at);
            case "outcome" -> outcome = outcome(at);
            case "durationMillis" -> durationMillis = number(at);
            case "dimensions" -> members(at, this::dimension);
            default -> unknown(at);
        }
    }

    private void dimension(String name, String at) throws IOException {
        switch (name) {
            case "calls" -> {
                // one event is one call: it spends one permit
                if (number(at) != 1) {
                    refuse(UsageRefusal.NUMBER_IS_OUT_OF_RANGE, at);
                }
            }
            case "bytes" -> bytes = number(at);
            case "tokens" -> tokens = number(at);
            case "cpuMicros" -> cpuMicros = number(at);
            case "gpuMicros" -> gpuMicros = number(at);
            default -> unknown(at);
        }
    }

    private void requireAll() {
        require(version, "/specversion");
        require(typed, "/type");
        require(!source.isEmpty(), "/source");
        require(!id.isEmpty(), "/id");
        require(start != null, "/time");
        require(!callToken.isEmpty(), "/data/callToken");
        require(capsule != null, "/data/capsuleDigest");
        require(!action.isEmpty(), "/data/action");
        require(!purpose.isEmpty(), "/data/purpose");
    }

    private void require(boolean there, String at) {
        if (!there) {
            refuse(UsageRefusal.MEMBER_IS_MISSING, at);
        }
    }

    private void unknown(String at) {
        refuse(UsageRefusal.MEMBER_IS_UNKNOWN, at);
    }

    /** The first that is wrong is told. */
    private void refuse(UsageRefusal why, String at) {
        if (refusal == null) {
            refusal = why;
            pointer = printable(at);
        }
    }

    /** A pointer that can be shown, whatever the name of the member. */
    private static String printable(String at) {
        var shown = new StringBuilder(at.length());
        at.chars().forEach(c -> shown.append(c > ' ' && c <= '~' ? (char) c : '?'));
        return shown.toString();
    }

    private boolean is(String wanted, String at) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || !parser.getText().equals(wanted)) {
            refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
        }
        return true;
    }

    private String text(String at) throws IOException {
        return text(at, MAX_TEXT);
    }

    /** Visible ASCII alone. */
    private String text(String at, int most) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            var text = parser.getText();
            if (!text.isEmpty() && text.length() <= most && isVisible(text)) {
                return text;
            }
        }
        refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
        return "";
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Instant time(String at) throws IOException {
        var text = text(at, MAX_TIME);
        try {
            return text.isEmpty() ? null : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
            return null;
        }
    }

    private @Nullable Digest digest(String at) throws IOException {
        var text = text(at);
        try {
            return text.isEmpty() ? null : Digest.parse(text);
        } catch (DomainException e) {
            refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
            return null;
        }
    }

    private Outcome outcome(String at) throws IOException {
        var text = text(at);
        for (var known : new Outcome[] {Outcome.SERVED, Outcome.PARTIAL, Outcome.FAILED}) {
            if (known.code().equals(text)) {
                return known;
            }
        }
        refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
        return Outcome.SERVED;
    }

    private long number(String at) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            refuse(UsageRefusal.NUMBER_IS_NOT_WHOLE, at);
        } else if (token != JsonToken.VALUE_NUMBER_INT) {
            refuse(UsageRefusal.MEMBER_IS_MALFORMED, at);
        } else if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < 0
                || parser.getLongValue() > Dimensions.MAX) {
            refuse(UsageRefusal.NUMBER_IS_OUT_OF_RANGE, at);
        } else {
            return parser.getLongValue();
        }
        return 0;
    }
}

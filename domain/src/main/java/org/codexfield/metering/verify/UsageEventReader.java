package org.codexfield.metering.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads usage events one by one: a single event, or a batch as the JSON array that CloudEvents
 * (JSON Event Format, section 4) has it. Only one event is in memory at a time. An event that is
 * wrong is told apart and the next one read; JSON that is wrong ends it all.
 */
public final class UsageEventReader implements AutoCloseable {

    private static final JsonMapper JSON =
            new JsonMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(8)
                                            .maxStringLength(CallToken.MAX_LENGTH)
                                            .maxNumberLength(100)
                                            .maxNameLength(128)
                                            .build())
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                            .build());

    private final JsonParser parser;
    private final boolean batch;
    private int read;
    private boolean ended;

    private UsageEventReader(InputStream body, boolean batch) throws IOException {
        this.parser = JSON.createParser(body);
        this.batch = batch;
    }

    /**
     * What was read.
     *
     * @param index the position in the batch, from 0
     * @param id the event's identifier, if it got as far
     * @param event the event; empty if it is wrong
     * @param refusal why it is wrong
     * @param pointer to what is wrong (RFC 6901), relative to the event
     */
    public record Read(
            int index,
            String id,
            Optional<UsageEvent> event,
            @Nullable UsageRefusal refusal,
            String pointer) {

        /** The same at another position. */
        public Read at(int other) {
            return new Read(other, id, event, refusal, pointer);
        }
    }

    /**
     * Begins to read.
     *
     * @param batch whether the body is an array of events rather than one
     * @throws UsageBodyIsMalformed if it is not
     * @throws IOException if the body cannot be read
     */
    public static UsageEventReader of(InputStream body, boolean batch) throws IOException {
        try {
            var reader = new UsageEventReader(body, batch);
            var first = reader.parser.nextToken();
            if (batch && first != JsonToken.START_ARRAY) {
                throw new UsageBodyIsMalformed("a batch is an array of events");
            }
            if (!batch && first != JsonToken.START_OBJECT) {
                throw new UsageBodyIsMalformed("an event is an object");
            }
            return reader;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /**
     * The next event; {@code null} when the body has ended.
     *
     * @throws UsageBodyIsMalformed if the body is no JSON, or holds too many events
     * @throws IOException if the body cannot be read
     */
    public @Nullable Read next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            return batch ? ofBatch() : single();
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private Read single() throws IOException {
        var only = new UsageEventParser(parser).event(0);
        end();
        return only;
    }

    private @Nullable Read ofBatch() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            end();
            return null;
        }
        if (read == UsageEvent.MAX_BATCH) {
            throw new UsageBodyIsMalformed(
                    "there are more than " + UsageEvent.MAX_BATCH + " events");
        }
        return new UsageEventParser(parser).event(read++);
    }

    private void end() throws IOException {
        ended = true;
        if (parser.nextToken() != null) {
            throw new UsageBodyIsMalformed("something follows the end");
        }
    }

    private static UsageBodyIsMalformed malformed(JsonProcessingException e) {
        var where = e.getLocation();
        return new UsageBodyIsMalformed(
                where == null
                        ? "it is no JSON"
                        : "it is no JSON at line "
                                + where.getLineNr()
                                + ", column "
                                + where.getColumnNr());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

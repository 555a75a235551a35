package org.codexfield.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class JsonTest {

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(String name) {}

    record Sample(
            String text,
            int count,
            @Nullable String note,
            @Nullable Instant at,
            @Nullable UUID id,
            @Nullable Digest digest,
            @Nullable Colour colour,
            @Nullable List<Inner> inners) {}

    record Key(String name, @Secret String key) {}

    @Test
    void aRecordIsRead_withEveryValueType() throws Exception {
        var sample =
                read(
                        """
                        {"text": "a", "count": 3, "at": "2026-11-21T09:04:50.1+01:00",
                         "id": "01940000-0000-7000-8000-000000000000",
                         "digest": "%s", "colour": "dark-red", "inners": [{"name": "x"}]}
                        """
                                .formatted(Digest.ZERO.hex()));
        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                "a",
                                3,
                                null,
                                Instant.parse("2026-11-21T08:04:50.1Z"),
                                UUID.fromString("01940000-0000-7000-8000-000000000000"),
                                Digest.ZERO,
                                Colour.DARK_RED,
                                List.of(new Inner("x"))));
    }

    @Test
    void aRecordIsWritten_withMillisecondsInUtc_andWithoutWhatIsAbsent() {
        var sample =
                new Sample(
                        "ä",
                        1,
                        null,
                        Instant.parse("2026-11-21T08:04:50Z"),
                        null,
                        Digest.ZERO,
                        Colour.DARK_RED,
                        null);
        assertThat(new String(Json.bytes(sample), UTF_8))
                .isEqualTo(
                        "{\"text\":\"ä\",\"count\":1,\"at\":\"2026-11-21T08:04:50.000Z\","
                                + "\"digest\":\""
                                + Digest.ZERO.hex()
                                + "\",\"colour\":\"dark-red\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'a','count':1,'more':1}      | json-does-not-fit | /more",
                "{'text':'a'}                         | json-does-not-fit | /count",
                "{'count':1}                          | json-does-not-fit | /text",
                "{'text':null,'count':1}              | json-does-not-fit | /text",
                "{'text':'a','count':null}            | json-does-not-fit | /count",
                "{'text':'a','count':'1'}             | json-does-not-fit | /count",
                "{'text':'a','count':1.5}             | json-does-not-fit | /count",
                "{'text':'a','count':1.0}             | json-does-not-fit | /count",
                "{'text':'a','count':99999999999}     | json-does-not-fit | /count",
                "{'text':'a','count':true}            | json-does-not-fit | /count",
                "{'text':1,'count':1}                 | json-does-not-fit | /text",
                "{'text':{},'count':1}                | json-does-not-fit | /text",
                "{'text':'a','count':1,'inners':{}}   | json-does-not-fit | /inners",
                "{'text':'a','count':1,'inners':[null]} | json-does-not-fit | /inners/0",
                "{'text':'a','count':1,'inners':[{'name':'x'},{'name':'y','nom':1}]} |"
                        + " json-does-not-fit | /inners/1/nom",
                "{'text':'a','count':1,'at':'yesterday'} | json-does-not-fit | /at",
                "{'text':'a','count':1,'at':1700000000}  | json-does-not-fit | /at",
                "{'text':'a','count':1,'id':'1-1-1-1-1'} | id-is-malformed | /id",
                "{'text':'a','count':1,'colour':'RED'}   | json-does-not-fit | /colour",
                "{'text':'a','count':1,'colour':0}       | json-does-not-fit | /colour",
                "{'text':'a','count':1,'digest':'00'}    | digest-is-malformed | /digest",
                "[]                                   | json-does-not-fit | ``",
                "'a'                                  | json-does-not-fit | ``",
                "null                                 | json-does-not-fit | ``",
                "{'text':'a','count':1} {}            | json-does-not-fit | ``",
            })
    void whatDoesNotFit_isRefused_withItsPlace(String json, String code, String pointer) {
        var problem = refused(json.replace('\'', '"'));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.members()).containsEntry("pointer", pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'a','text':'b','count':1}",
                "{'text':'a','count':1",
                "{'text':'a','count':1}x",
                "{'text':'a',/* c */'count':1}",
                "{text:'a','count':1}",
                "{'text':'a','count':NaN}",
                "{'text':'a','count':01}",
                "{'text':'a\u0001','count':1}",
                "x",
            })
    void whatIsNoJson_isRefused(String json) {
        assertThat(refused(json.replace('\'', '"')).code()).isEqualTo("json-is-malformed");
    }

    @Test
    void aProblemSaysLineAndColumn() {
        var problem = refused("{\n  \"text\": \"a\",\n  \"count\": \"x\"}");
        assertThat(problem.members()).containsEntry("line", 3).containsEntry("column", 12);
    }

    @Test
    void nothing_isRefused() {
        assertThat(refused("").detail()).contains("empty");
    }

    @Test
    void whatPassesABound_isRefused() {
        var deep = "[".repeat(41) + "]".repeat(41);
        var longText = "{\"text\":\"" + "a".repeat(Json.MAX_STRING_CHARS + 1) + "\",\"count\":1}";
        var longNumber = "{\"text\":\"a\",\"count\":" + "1".repeat(41) + "}";
        var longName = "{\"" + "n".repeat(Json.MAX_NAME_CHARS + 1) + "\":1}";
        for (String json : List.of(longText, longNumber, longName)) {
            assertThat(refused(json).code()).isEqualTo("json-is-out-of-bounds");
        }
        assertThat(refused("{\"a\":" + deep + "}", Map.class).code())
                .isEqualTo("json-is-out-of-bounds");
    }

    @Test
    void aProblemNamesNoClass() {
        for (String json : List.of("[]", "{\"count\":[]}", "{\"text\":\"a\",\"count\":\"1\"}")) {
            assertThat(refused(json).detail()).doesNotContain("org.", "java.", "Sample");
        }
    }

    @Test
    void aSecret_isLeftOutOfReplays() {
        var key = new Key("ci", "s3cret");
        assertThat(new String(Json.bytes(key), UTF_8)).contains("s3cret");
        assertThat(new String(Json.bytesWithoutSecrets(key), UTF_8)).isEqualTo("{\"name\":\"ci\"}");
    }

    @Test
    void mapsKeepTheirOrder() {
        var map = new java.util.LinkedHashMap<String, Object>();
        map.put("z", 1);
        map.put("a", Ids.parse("id", "01940000-0000-7000-8000-000000000000"));
        assertThat(new String(Json.bytes(map), UTF_8))
                .isEqualTo("{\"z\":1,\"a\":\"01940000-0000-7000-8000-000000000000\"}");
        assertThat(Map.copyOf(map)).hasSize(2);
    }

    private static Object read(String json) throws IOException {
        return read(json, Sample.class);
    }

    private static Object read(String json, Class<?> type) throws IOException {
        return Json.read(new ByteArrayInputStream(json.getBytes(UTF_8)), type);
    }

    private static Problem refused(String json) {
        return refused(json, Sample.class);
    }

    private static Problem refused(String json, Class<?> type) {
        return catchThrowableOfType(RequestIsRefused.class, () -> read(json, type)).problem();
    }
}

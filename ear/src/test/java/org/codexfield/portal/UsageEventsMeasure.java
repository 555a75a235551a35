package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.server.MeasuredPortal;
import org.codexfield.server.RestClient;
import org.codexfield.server.SampleOrganisations;
import org.codexfield.shared.Digest;
import org.postgresql.PGConnection;

/**
 * Measures usage events that nodes report, acknowledged once they are durable and counted once, by
 * a thousand and one by one, beside {@code COPY} of the same rows into the same table. A program of
 * its own, not part of the build; its argument is how many seconds each run takes.
 */
public final class UsageEventsMeasure {

    private static final System.Logger LOG = System.getLogger(UsageEventsMeasure.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int BATCH = 1_000;
    private static final int BATCH_CLIENTS = 4;
    private static final int SINGLE_CLIENTS = 32;
    private static final int RUNS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int ROWS = 200_000;
    private static final String COPIED = "metering.usage_event_copied";

    private final MeasuredPortal portal;
    private final Duration time;
    private final RestClient anybody;
    private final SignedNode machine;
    private final UUID node;
    private final String token;
    private final Digest capsule;

    private UsageEventsMeasure(MeasuredPortal portal, Duration time) {
        this.portal = portal;
        this.time = time;
        anybody = RestClient.anonymous(portal.address());
        var story = CallStory.at(portal.address());
        var nils =
                anybody.withBearer(
                        SampleOrganisations.apiKey(
                                portal.address(),
                                "gridworks",
                                "nils@gridworks.example",
                                "node-operator"));
        machine = new SignedNode(portal.publicAddress());
        node = machine.register(nils, SignedNode.organisation(nils, "gridworks"));
        var version = story.published("model", "model.onnx", "weights".getBytes(UTF_8));
        story.offer(
                version,
                "licence \"Flowers\" version 1.0.0 permit invoke, download for purpose research");
        story.host(version, node);
        capsule = Digest.parse(machine.beat(anybody, node).path(0).path("manifestDigest").asText());
        var until = CLOCK.instant().plus(Duration.ofDays(30)).toString();
        token =
                story.rita
                        .post(story.grant(version) + "/call-tokens", Map.of("until", until))
                        .path("token")
                        .asText();
        // known by its digest from now on
        send("application/cloudevents-batch+json", batch(1, i -> event("first", token)));
    }

    /** Takes the seconds of a run. */
    public static void main(String[] arguments) throws Exception {
        var time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        try (var portal = new MeasuredPortal("events-measure")) {
            new UsageEventsMeasure(portal, time).run();
        }
    }

    private void run() throws Exception {
        rate(BATCH_CLIENTS, this::thousand);
        settled();
        var thousands = new double[RUNS];
        var singles = new double[RUNS];
        var copies = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            thousands[i] = rate(BATCH_CLIENTS, this::thousand);
            long before = System.nanoTime();
            settled();
            LOG.log(
                    System.Logger.Level.INFO,
                    "receipts of a run followed within %.1f s after it"
                            .formatted((System.nanoTime() - before) / 1e9));
            singles[i] = rate(SINGLE_CLIENTS, this::single);
            settled();
            copies[i] = copied();
        }
        told("events/s by 1,000", thousands);
        told("events/s one by one", singles);
        told("COPY by 1,000, rows/s", copies);
        LOG.log(
                System.Logger.Level.INFO,
                "by 1,000 to COPY, goal 0.6: %.2f".formatted(median(thousands) / median(copies)));
    }

    private static void told(String what, double[] rates) {
        LOG.log(
                System.Logger.Level.INFO,
                "| %-22s | %s | median %,.0f |"
                        .formatted(
                                what,
                                Arrays.stream(rates)
                                        .mapToObj("%,.0f"::formatted)
                                        .collect(Collectors.joining(", ")),
                                median(rates)));
    }

    private static double median(double[] rates) {
        return Arrays.stream(rates).sorted().toArray()[rates.length / 2];
    }

    /** What a client sends, and how many events that was. */
    @FunctionalInterface
    private interface Sending {
        int send();
    }

    private double rate(int clients, Sending sending) throws Exception {
        var sent = new AtomicLong();
        long start = System.nanoTime();
        try (var crowd =
                Crowd.of(
                        clients,
                        client -> {
                            while (System.nanoTime() - start < time.toNanos()) {
                                sent.addAndGet(sending.send());
                            }
                        })) {
            crowd.await(LIMIT);
        }
        return sent.get() / ((System.nanoTime() - start) / 1e9);
    }

    private int thousand() {
        var run = UUID.randomUUID();
        var known = Digest.of(token.getBytes(UTF_8)).hex();
        send("application/cloudevents-batch+json", batch(BATCH, i -> event(run + "-" + i, known)));
        return BATCH;
    }

    private int single() {
        var known = Digest.of(token.getBytes(UTF_8)).hex();
        var event = event(UUID.randomUUID().toString(), known);
        send("application/cloudevents+json", event.toJson().toString().getBytes(UTF_8));
        return 1;
    }

    private void send(String mediaType, byte[] body) {
        var answer =
                CapsuleMaker.send(
                        anybody.request("usage-events")
                                .timeout(LIMIT)
                                .header("Content-Type", mediaType)
                                .header(UsageStatement.HEADER, signed(body))
                                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"refused\":0").contains("\"duplicates\":0");
    }

    private synchronized String signed(byte[] body) {
        return machine.usage(node, body);
    }

    private UsageEvent event(String id, String named) {
        return new UsageEvent(
                UsageEvent.SOURCE + node,
                id,
                CLOCK.instant(),
                named,
                capsule,
                "invoke",
                "research",
                Outcome.SERVED,
                12,
                new Dimensions(1, 1_048_576, 1_000, 0, 0));
    }

    private static byte[] batch(int count, IntFunction<UsageEvent> event) {
        return IntStream.range(0, count)
                .mapToObj(i -> event.apply(i).toJson().toString())
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    private void settled() throws Exception {
        try (var database = portal.database().connect()) {
            await().atMost(LIMIT)
                    .until(() -> number(database, "SELECT count(*) FROM metering.usage_due") == 0);
        }
    }

    private static long number(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The rows that were reported, copied a thousand at a time into a table of the same form. */
    private double copied() throws Exception {
        try (var database = portal.database().connect();
                var statement = database.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + COPIED);
            statement.execute(
                    "CREATE TABLE " + COPIED + " (LIKE metering.usage_event INCLUDING ALL)");
            var copy = database.unwrap(PGConnection.class).getCopyAPI();
            var text = new ByteArrayOutputStream();
            copy.copyOut(
                    "COPY (SELECT * FROM metering.usage_event LIMIT " + ROWS + ") TO STDOUT", text);
            var parts = parts(text.toString(UTF_8).split("\n", -1));
            long rows = 0;
            long start = System.nanoTime();
            for (var part : parts) {
                if (System.nanoTime() - start > time.toNanos()) {
                    break;
                }
                rows += copy.copyIn("COPY " + COPIED + " FROM STDIN", part);
            }
            return rows / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static List<ByteArrayInputStream> parts(String[] lines) {
        var parts = new ArrayList<ByteArrayInputStream>();
        for (int at = 0; at + BATCH < lines.length; at += BATCH) {
            var part = String.join("\n", List.of(lines).subList(at, at + BATCH)) + "\n";
            parts.add(new ByteArrayInputStream(part.getBytes(UTF_8)));
        }
        return parts;
    }
}

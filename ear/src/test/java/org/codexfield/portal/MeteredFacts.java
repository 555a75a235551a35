package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.evidence.verify.NoteKey;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.server.PostgresServer;
import org.codexfield.server.RestClient;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** What the database and the logs say of metered calls. */
final class MeteredFacts implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final RestClient visitor;
    private final URI portal;
    private final Map<String, Checkpoint> seen = new HashMap<>();

    MeteredFacts(PostgresServer database, URI portal) throws SQLException {
        this.connection = database.connect();
        this.portal = portal;
        this.visitor = RestClient.anonymous(portal);
    }

    /** The same, with what was seen, after the database came back. */
    MeteredFacts again(PostgresServer database) throws SQLException {
        var again = new MeteredFacts(database, portal);
        again.seen.putAll(seen);
        return again;
    }

    /** What the receipts of a grant cost, by their identifiers. */
    Map<String, Long> receipts(String grant, String outcome) throws SQLException {
        var found = new TreeMap<String, Long>();
        try (var query =
                connection.prepareStatement(
                        "SELECT id, micro_mu FROM metering.receipt WHERE grant_id = ?"
                                + " AND outcome = ?")) {
            query.setObject(1, UUID.fromString(grant));
            query.setString(2, outcome);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return found;
    }

    /** How many receipts of a grant there are, whatever they say. */
    long all(String grant) throws SQLException {
        return number("SELECT count(*) FROM metering.receipt WHERE grant_id = ?", grant);
    }

    /** What the quota of a grant says is used. */
    long spent(String grant) throws SQLException {
        return number("SELECT spent FROM metering.quota WHERE grant_id = ?", grant);
    }

    /** What gateways may still let through, or are letting through, under a grant. */
    long leased(String grant) throws SQLException {
        return number(
                "SELECT COALESCE(sum(permits), 0) FROM metering.quota_lease WHERE grant_id = ?",
                grant);
    }

    /** What the sums of days say that a grant has cost. */
    long microMuOfDays(String grant) throws SQLException {
        return number("SELECT sum(micro_mu) FROM metering.usage_day WHERE grant_id = ?", grant);
    }

    /** How many keys of calls under a grant have a receipt of their own. */
    long keys(String grant) throws SQLException {
        return number(
                "SELECT count(DISTINCT k.receipt_id) FROM metering.call_key k"
                        + " JOIN metering.receipt r ON r.id = k.receipt_id WHERE r.grant_id = ?",
                grant);
    }

    private long number(String sql, String grant) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(grant));
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Remembers the heads of all shards as they are now. */
    void look() throws IOException, SQLException {
        for (int shard : shards()) {
            seen.put(origin(shard), head(origin(shard)));
        }
    }

    /**
     * Every shard is signed, begins with what was seen before, and holds its receipts without a
     * gap, and nothing else.
     *
     * @return how many receipts they hold together
     */
    long assertThatLogsHold() throws IOException, SQLException {
        long total = 0;
        for (int shard : shards()) {
            var origin = origin(shard);
            var head = head(origin);
            assertThat(replayed(shard, head)).as(origin).isEqualTo(head.root());
            var before = seen.get(origin);
            if (before != null && before.size() < head.size()) {
                var proof =
                        visitor.get(
                                        "logs/%s/consistency?from=%d&to=%d"
                                                .formatted(origin, before.size(), head.size()))
                                .body();
                assertThat(ConsistencyProof.ofJson(proof).proves(before.root(), head.root()))
                        .as(origin)
                        .isTrue();
            }
            total += head.size();
        }
        return total;
    }

    private Digest replayed(int shard, Checkpoint head) throws SQLException {
        var frontier = MerkleFrontier.EMPTY;
        try (var query =
                connection.prepareStatement(
                        "SELECT sequence, body FROM metering.receipt WHERE shard = ?"
                                + " ORDER BY sequence")) {
            query.setInt(1, shard);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getLong(1)).isEqualTo(frontier.size());
                    var receipt = Digest.of(rows.getString(2).getBytes(UTF_8));
                    frontier = frontier.append(new LogLeaf("receipt", receipt).hash());
                }
            }
        }
        assertThat(frontier.size()).isEqualTo(head.size());
        return frontier.root();
    }

    private List<Integer> shards() throws SQLException {
        try (var query =
                        connection.prepareStatement(
                                "SELECT DISTINCT shard FROM metering.receipt ORDER BY shard");
                var rows = query.executeQuery()) {
            var found = new ArrayList<Integer>();
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            return found;
        }
    }

    private static String origin(int shard) {
        return "receipts-" + shard;
    }

    private Checkpoint head(String origin) throws IOException {
        var note =
                CapsuleMaker.send(visitor.request("logs/" + origin + "/checkpoint").GET()).body();
        var name = SignedNote.parse(note).text().lines().findFirst().orElseThrow();
        var keys = keys().stream().map(key -> new NoteKey(name, key)).toList();
        return Checkpoint.verify(note, keys);
    }

    private List<VerificationKey> keys() throws IOException {
        var text =
                CapsuleMaker.send(HttpRequest.newBuilder(portal.resolve("/.well-known/did.json")))
                        .body();
        var json = JSON.readTree(text);
        return DidDocument.ofJson(json, new Did(json.path("id").asText())).methods().stream()
                .filter(method -> method.purposes().contains(Purpose.ASSERTION))
                .map(method -> method.key())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

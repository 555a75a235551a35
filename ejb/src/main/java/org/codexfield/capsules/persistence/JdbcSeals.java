package org.codexfield.capsules.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.model.LineageTotals;
import org.codexfield.capsules.model.Seal;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Parts;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcSeals implements Seals {

    /** How much of a card is searched: all words of most cards, and no row without bounds. */
    private static final int SEARCHED_CARD = 16_384;

    private static final byte[] NO_TERMS = new byte[0];

    private final Sql sql;
    private final CatalogueWords words;

    @Inject
    JdbcSeals(Sql sql) {
        this.sql = sql;
        this.words = new CatalogueWords(sql);
    }

    @Override
    public void add(Seal seal) {
        addManifest(seal);
        addParts(seal);
        var child = seal.digest();
        sql.batch(
                "INSERT INTO capsules.lineage_edge (child_digest, parent_digest, relation,"
                        + " terms_digest, share_kind, share_ppm) VALUES (?, ?, ?, ?, ?, ?)",
                seal.manifest().parents().stream()
                        .map(
                                parent ->
                                        List.<Object>of(
                                                child,
                                                parent.manifestDigest(),
                                                parent.relation().name(),
                                                parent.termsDigest()
                                                        .map(Digest::bytes)
                                                        .orElse(NO_TERMS),
                                                parent.terms().shareKind().name(),
                                                parent.sharePpm()))
                        .toList());
        sql.update(
                "INSERT INTO capsules.uncertified_seal (version_id, sealed_at) VALUES (?, ?)",
                List.of(seal.version().value(), seal.at()));
    }

    private void addManifest(Seal seal) {
        var manifest = seal.manifest();
        var said = manifest.documentation();
        var text =
                new SearchedText(
                        manifest.head().capsule().toString(),
                        said.title(),
                        String.join(",", said.tags()),
                        searched(said));
        long bytes = manifest.parts().stream().mapToLong(part -> part.content().sizeBytes()).sum();
        sql.update(
                "INSERT INTO capsules.seal (version_id, organisation_id, manifest_digest, manifest,"
                        + " signature, kid, public_key_multibase, capsule_name, number, kind,"
                        + " title, description, tags, searched, part_count, size_bytes, depth,"
                        + " ancestors, fixed_ppm, sealed_by, sealed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        seal.version().value(),
                        seal.owner().value(),
                        seal.digest(),
                        new String(manifest.bytes(), UTF_8),
                        seal.signature().jws(),
                        seal.signature().kid(),
                        seal.signature().publicKeyMultibase(),
                        text.capsule(),
                        manifest.head().version().value(),
                        manifest.head().kind().name(),
                        said.title(),
                        said.description(),
                        text.tags(),
                        text.all(),
                        manifest.parts().size(),
                        bytes,
                        seal.lineage().depth(),
                        seal.lineage().ancestors(),
                        seal.lineage().fixedPpm(),
                        seal.by().value(),
                        seal.at()));
        words.add(seal.version(), text);
    }

    private void addParts(Seal seal) {
        var rows = new ArrayList<List<Object>>();
        for (var part : seal.manifest().parts()) {
            rows.add(
                    List.of(
                            seal.version().value(),
                            rows.size(),
                            part.path().value(),
                            part.mediaType(),
                            part.content().sizeBytes(),
                            part.content().sha256(),
                            part.content().root()));
        }
        sql.batch(
                "INSERT INTO capsules.part (version_id, position, path, media_type, size_bytes,"
                        + " sha256, block_root) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public Optional<SealedManifest> find(CapsuleVersionId version) {
        return sql.find(
                "SELECT manifest, manifest_digest, signature, organisation_id FROM capsules.seal"
                        + " WHERE version_id = ?",
                List.of(version.value()),
                row ->
                        new SealedManifest(
                                row.getString("manifest"),
                                Columns.digest(row, "manifest_digest"),
                                row.getString("signature"),
                                new OrganisationId(row.getObject("organisation_id", UUID.class))));
    }

    @Override
    public Optional<ManifestPart> part(CapsuleVersionId version, PartPath path) {
        return sql.find(
                "SELECT path, media_type, size_bytes, sha256, block_root FROM capsules.part"
                        + " WHERE version_id = ? AND path = ?",
                List.of(version.value(), path.value()),
                Columns::part);
    }

    @Override
    public List<KnownParent> parents(Set<Digest> manifests) {
        var found = new ArrayList<KnownParent>();
        for (var some : Parts.of(List.copyOf(manifests))) {
            found.addAll(
                    sql.list(
                            "SELECT s.manifest_digest, s.capsule_name, s.number,"
                                    + " s.organisation_id, s.depth, s.ancestors,"
                                    + " s.fixed_ppm, v.status FROM capsules.seal s"
                                    + " JOIN capsules.version v ON v.id = s.version_id"
                                    + " WHERE s.manifest_digest IN ("
                                    + Columns.places(some)
                                    + ")",
                            some,
                            row ->
                                    new KnownParent(
                                            Columns.digest(row, "manifest_digest"),
                                            row.getString("capsule_name")
                                                    + " "
                                                    + row.getString("number"),
                                            new OrganisationId(
                                                    row.getObject("organisation_id", UUID.class)),
                                            row.getString("status").equals("WITHDRAWN"),
                                            new LineageTotals(
                                                    row.getInt("depth"),
                                                    row.getLong("ancestors"),
                                                    row.getLong("fixed_ppm")))));
        }
        return found;
    }

    @Override
    public List<Edge> edges(Set<Digest> children) {
        var found = new ArrayList<Edge>();
        for (var some : Parts.of(List.copyOf(children))) {
            found.addAll(
                    sql.list(
                            "SELECT child_digest, parent_digest, relation, terms_digest,"
                                    + " share_kind, share_ppm FROM capsules.lineage_edge"
                                    + " WHERE child_digest IN ("
                                    + Columns.places(some)
                                    + ")",
                            some,
                            row ->
                                    new Edge(
                                            Columns.digest(row, "child_digest"),
                                            Columns.parent(row))));
        }
        return found;
    }

    @Override
    public List<CapsuleVersionId> uncertified(int limit) {
        return sql.list(
                "SELECT version_id FROM capsules.uncertified_seal ORDER BY sealed_at LIMIT ?",
                List.of(limit),
                row -> new CapsuleVersionId(row.getObject("version_id", UUID.class)));
    }

    @Override
    public Optional<String> credential(CapsuleVersionId version) {
        return sql.find(
                "SELECT credential FROM capsules.ownership_credential WHERE version_id = ?",
                List.of(version.value()),
                row -> row.getString("credential"));
    }

    @Override
    public boolean certify(CapsuleVersionId version, String credential, Instant now) {
        // whoever takes the row away is the one that issues: no version gets two
        if (sql.update(
                        "DELETE FROM capsules.uncertified_seal WHERE version_id = ?",
                        List.of(version.value()))
                == 0) {
            return false;
        }
        sql.update(
                "INSERT INTO capsules.ownership_credential (version_id, credential, issued_at)"
                        + " VALUES (?, ?, ?)",
                List.of(version.value(), credential, now));
        return true;
    }

    private static String searched(Documentation said) {
        var card = said.card();
        // a character that is cut in half is no letter, and so no part of a word
        var beginning = card.substring(0, Math.min(card.length(), SEARCHED_CARD));
        return String.join(
                " ",
                SearchWords.in(
                        String.join(
                                "\n",
                                said.title(),
                                String.join(" ", said.tags()),
                                said.description(),
                                beginning)));
    }
}

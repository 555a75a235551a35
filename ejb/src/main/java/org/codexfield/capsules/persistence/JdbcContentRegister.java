package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.codexfield.capsules.model.ContentRegister;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

/** An update locks its row in either database, where SELECT FOR UPDATE differs in detail. */
@ApplicationScoped
class JdbcContentRegister implements ContentRegister {

    private final Sql sql;

    @Inject
    JdbcContentRegister(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void keep(Digest sha256, Instant now) {
        // between update and insert somebody else may insert; whoever removes had it locked before
        if (renew(sha256, now) == 0
                && sql.update(
                                "INSERT INTO capsules.kept_content (sha256, kept_at) VALUES (?, ?)"
                                        + " ON CONFLICT DO NOTHING",
                                List.of(sha256, now))
                        == 0
                && renew(sha256, now) == 0) {
            throw new IllegalStateException("Content is removed while it arrives: " + sha256);
        }
    }

    private int renew(Digest sha256, Instant now) {
        return sql.update(
                "UPDATE capsules.kept_content SET kept_at = ? WHERE sha256 = ?",
                List.of(now, sha256));
    }

    @Override
    public List<Digest> keptBefore(Instant time, int limit) {
        return sql.list(
                "SELECT sha256 FROM capsules.kept_content WHERE kept_at < ?"
                        + " ORDER BY kept_at LIMIT ?",
                List.of(time, limit),
                row -> Columns.digest(row, "sha256"));
    }

    @Override
    public boolean lockKeptBefore(Digest sha256, Instant time) {
        return sql.update(
                        "UPDATE capsules.kept_content SET kept_at = kept_at"
                                + " WHERE sha256 = ? AND kept_at < ?",
                        List.of(sha256, time))
                > 0;
    }

    /** In one statement: sealing moves what a draft names to what a seal names. */
    @Override
    public Naming naming(Digest sha256) {
        return sql.find(
                        "SELECT CASE WHEN EXISTS (SELECT 1 FROM capsules.part WHERE sha256 = ?)"
                                + " THEN 'SEAL' WHEN EXISTS (SELECT 1 FROM capsules.draft_part"
                                + " WHERE sha256 = ?) THEN 'DRAFT' ELSE 'NOTHING' END",
                        List.of(sha256, sha256),
                        row -> Naming.valueOf(row.getString(1)))
                .orElseThrow();
    }

    @Override
    public void forget(Digest sha256) {
        sql.update("DELETE FROM capsules.kept_content WHERE sha256 = ?", List.of(sha256));
    }

    @Override
    public void lockQuota(OrganisationId owner) {
        if (add(owner) == 0) {
            sql.update(
                    "INSERT INTO capsules.content_quota (organisation_id, additions) VALUES (?, 0)"
                            + " ON CONFLICT DO NOTHING",
                    List.of(owner.value()));
            add(owner);
        }
    }

    private int add(OrganisationId owner) {
        return sql.update(
                "UPDATE capsules.content_quota SET additions = additions + 1"
                        + " WHERE organisation_id = ?",
                List.of(owner.value()));
    }
}

package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcOneTimeTokens implements OneTimeTokens {

    private final Sql sql;

    @Inject
    JdbcOneTimeTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void issue(Purpose purpose, UUID subject, Digest token, Instant expiresAt) {
        voidAll(purpose, subject);
        add(purpose, subject, token, expiresAt);
    }

    @Override
    public void add(Purpose purpose, UUID subject, Digest token, Instant expiresAt) {
        sql.update(
                "INSERT INTO identity.one_time_token"
                        + " (token_digest, purpose, subject_id, expires_at) VALUES (?, ?, ?, ?)",
                List.of(token, purpose.name(), subject, expiresAt));
    }

    @Override
    public long count(Purpose purpose, UUID subject, Instant now) {
        return sql.number(
                "SELECT count(*) FROM identity.one_time_token"
                        + " WHERE purpose = ? AND subject_id = ? AND expires_at > ?",
                List.of(purpose.name(), subject, now));
    }

    @Override
    public UUID look(Purpose purpose, Digest token, Instant now) {
        return sql.find(
                        "SELECT subject_id FROM identity.one_time_token WHERE token_digest"
                                + " = ? AND purpose = ? AND expires_at > ?",
                        List.of(token, purpose.name(), now),
                        row -> row.getObject("subject_id", UUID.class))
                .orElseThrow(TokenIsInvalid::new);
    }

    @Override
    public UUID redeem(Purpose purpose, Digest token, Instant now) {
        var subject = look(purpose, token, now);
        if (voidAll(purpose, subject) == 0) {
            throw new TokenIsInvalid();
        }
        return subject;
    }

    /** Two links asked for at the same moment are both kept; using one voids the other. */
    @Override
    public int voidAll(Purpose purpose, UUID subject) {
        return sql.update(
                "DELETE FROM identity.one_time_token WHERE purpose = ? AND subject_id = ?",
                List.of(purpose.name(), subject));
    }
}

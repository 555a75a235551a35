package org.codexfield.capsules.persistence;

import org.codexfield.capsules.OfferedPurposes;
import org.codexfield.capsules.model.CapsuleVersions;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.model.ContentRegister;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.service.CapsuleViews;
import org.codexfield.shared.persistence.TestDatabase;

/** Capsules' adapters on one database. */
public final class TestCapsules {

    public final Capsules capsules;
    public final CapsuleVersions versions;
    public final DraftParts parts;
    public final Seals seals;
    public final CapsuleViews views;
    public final ContentRegister contents;
    public final OfferedPurposes purposes;

    /** Puts the adapters on a database. */
    public TestCapsules(TestDatabase database) {
        var capsulesInJpa = new JpaCapsules();
        capsulesInJpa.entities = database.entityManager();
        capsulesInJpa.sql = database.sql();
        var versionsInJpa = new JpaCapsuleVersions();
        versionsInJpa.entities = database.entityManager();
        this.capsules = capsulesInJpa;
        this.versions = versionsInJpa;
        this.parts = new JdbcDraftParts(database.sql());
        this.contents = new JdbcContentRegister(database.sql());
        this.seals = new JdbcSeals(database.sql());
        this.views = new JdbcCapsuleViews(database.sql());
        this.purposes = new JdbcOfferedPurposes(database.sql());
    }
}

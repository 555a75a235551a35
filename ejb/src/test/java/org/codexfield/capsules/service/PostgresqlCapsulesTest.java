package org.codexfield.capsules.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** The use cases of capsules on PostgreSQL. */
class PostgresqlCapsulesTest {

    @Nested
    class Drafts extends DraftsContract {
        Drafts() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Contents extends ContentsContract {
        Contents() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Sealing extends SealingContract {
        Sealing() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Catalogue extends CatalogueContract {
        Catalogue() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase::postgresql);
        }
    }
}

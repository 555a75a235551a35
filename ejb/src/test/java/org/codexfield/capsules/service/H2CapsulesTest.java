package org.codexfield.capsules.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** The use cases of capsules on H2. */
class H2CapsulesTest {

    @Nested
    class Drafts extends DraftsContract {
        Drafts() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Contents extends ContentsContract {
        Contents() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Sealing extends SealingContract {
        Sealing() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Catalogue extends CatalogueContract {
        Catalogue() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase::h2);
        }
    }
}

package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Nodes on PostgreSQL. */
class PostgresqlNodesTest {

    @Nested
    class Register extends RegisterContract {
        Register() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Hosting extends HostingContract {
        Hosting() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Heartbeats extends HeartbeatContract {
        Heartbeats() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Content extends NodeContentContract {
        Content() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Usage extends UsageContract {
        Usage() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class Corrections extends CorrectionContract {
        Corrections() {
            super(TestDatabase::postgresql);
        }
    }

    @Nested
    class HeldCorrections extends HeldCorrectionContract {
        HeldCorrections() {
            super(TestDatabase::postgresql);
        }
    }
}

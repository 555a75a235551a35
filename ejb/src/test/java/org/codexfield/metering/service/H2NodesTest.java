package org.codexfield.metering.service;

import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Nodes on H2. */
class H2NodesTest {

    @Nested
    class Register extends RegisterContract {
        Register() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Hosting extends HostingContract {
        Hosting() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Heartbeats extends HeartbeatContract {
        Heartbeats() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Content extends NodeContentContract {
        Content() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Usage extends UsageContract {
        Usage() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class Corrections extends CorrectionContract {
        Corrections() {
            super(TestDatabase::h2);
        }
    }

    @Nested
    class HeldCorrections extends HeldCorrectionContract {
        HeldCorrections() {
            super(TestDatabase::h2);
        }
    }
}

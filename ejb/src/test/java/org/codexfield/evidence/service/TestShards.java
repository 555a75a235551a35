package org.codexfield.evidence.service;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.codexfield.config.Settings;
import org.codexfield.evidence.LogShards;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.evidence.verify.NoteKey;
import org.codexfield.shared.persistence.TestDatabase;

/** Logs of contexts above, signed with a key that is the same in every test. */
public final class TestShards {

    private static final String AUTHORITY = "portal.example.org";

    private TestShards() {}

    /** The logs in a database. */
    public static LogShards on(TestDatabase database, Clock clock) {
        var logs = Adapters.logs(database.sql());
        return new ShardWriter(logs, new LogWriter(logs, names(database), new TestSigner(), clock));
    }

    /** As anybody may read them. */
    public static LogService read(TestDatabase database) {
        var service = new LogService();
        service.logs = Adapters.logs(database.sql());
        service.names = names(database);
        return service;
    }

    /** What a verifier pins for a log. */
    public static Set<NoteKey> keys(String origin) {
        return Set.of(new TestSigner().key(AUTHORITY + "/logs/" + origin));
    }

    private static LogNames names(TestDatabase database) {
        return new LogNames(
                Adapters.logs(database.sql()),
                Settings.read(Map.of("CODEXFIELD_PUBLIC_URL", "https://" + AUTHORITY), Map.of()));
    }
}

package org.codexfield.capsules.service;

import org.codexfield.capsules.Contents;
import org.codexfield.capsules.filesystem.FilesystemContentStore;
import org.codexfield.capsules.persistence.TestCapsules;
import org.codexfield.identity.service.IdentityApplication;

/** What capsules keeps for the contexts above, in the folder of tests. */
public final class TestContents {

    private TestContents() {}

    /** Offers it to whoever injects it. */
    public static Contents of(IdentityApplication app) {
        app.get(FilesystemContentStore.class);
        app.with(new TestCapsules(app.identity.database).contents);
        return app.get(KeptContents.class);
    }
}

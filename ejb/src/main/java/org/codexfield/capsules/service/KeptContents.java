package org.codexfield.capsules.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.model.ContentDigestDoesNotMatch;
import org.codexfield.capsules.model.ContentRegister;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/** Keeps content of other contexts in the store of parts. */
@ApplicationScoped
class KeptContents implements Contents {

    @Inject ContentStore store;
    @Inject ContentRegister register;
    @Inject Clock clock;

    @Override
    public BlockTree keep(InputStream content, Optional<Digest> announced) throws IOException {
        return store.put(
                content, BlockTree.MAX_SIZE_BYTES, arrived -> admit(arrived.sha256(), announced));
    }

    private void admit(Digest arrived, Optional<Digest> announced) {
        if (announced.filter(digest -> !digest.equals(arrived)).isPresent()) {
            throw new ContentDigestDoesNotMatch(arrived);
        }
        register.keep(arrived, clock.instant());
    }

    @Override
    public Opened open(BlockTree content, long from, long sizeBytes) {
        var opened = store.open(content, from, sizeBytes);
        return new Opened() {
            @Override
            public void copyTo(OutputStream to) throws IOException {
                opened.copyTo(to);
            }

            @Override
            public void close() throws IOException {
                opened.close();
            }
        };
    }
}

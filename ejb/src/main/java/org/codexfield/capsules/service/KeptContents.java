package org.codexfield.capsules.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.model.ContentDigestDoesNotMatch;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/** Keeps content of other contexts in the store of parts. */
@ApplicationScoped
class KeptContents implements Contents {

    @Inject ContentStore store;

    @Override
    public BlockTree keep(InputStream content, Optional<Digest> announced) throws IOException {
        var kept = store.put(content, BlockTree.MAX_SIZE_BYTES);
        if (announced.filter(digest -> !digest.equals(kept.sha256())).isPresent()) {
            throw new ContentDigestDoesNotMatch(kept.sha256());
        }
        return kept;
    }

    @Override
    public Opened open(BlockTree content) {
        var opened = store.open(content, 0, content.sizeBytes());
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

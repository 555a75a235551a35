package org.codexfield.capsules.filesystem;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.capsules.model.ContentIsAltered;
import org.codexfield.capsules.model.ContentIsMissing;
import org.codexfield.capsules.model.ContentIsTooLarge;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.capsules.model.ContentStoreFailed;
import org.codexfield.capsules.model.ContentStoreIsFull;
import org.codexfield.config.Settings;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;
import org.codexfield.shared.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Content in files named by their digest, {@code sha256/ab/cd/abcd...}, each with the hashes of its
 * blocks in a file beside it ({@code .blocks}, 32 bytes for each). Content arrives in a folder of
 * this server's own, is forced to the disk, and moved to its name in one step: under a name there
 * is all of it or nothing. What a server that died had not finished, the next start removes.
 */
@ApplicationScoped
public class FilesystemContentStore implements ContentStore, HealthCheck {

    private static final System.Logger LOG =
            System.getLogger(FilesystemContentStore.class.getName());
    private static final String BLOCKS = ".blocks";

    private Path root;
    private Durable durable;
    private final AtomicReference<@Nullable IncomingFolder> incoming = new AtomicReference<>();

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected FilesystemContentStore() {}

    @Inject
    FilesystemContentStore(Settings settings) {
        this(settings.content().dir());
    }

    FilesystemContentStore(Path root) {
        this.root = root;
        this.durable = new Durable(root);
    }

    @Override
    public BlockTree put(InputStream content, long mostBytes, Admission admission)
            throws IOException {
        var arrival = newArrival();
        try {
            var tree = receive(content, mostBytes, arrival);
            admission.admit(tree);
            keep(arrival, tree);
            return tree;
        } finally {
            arrival.discard();
        }
    }

    /** The content first: where content is, its hashes are. */
    @Override
    public boolean remove(Digest sha256) {
        var file = file(sha256);
        try {
            boolean there = Files.deleteIfExists(file);
            there |= Files.deleteIfExists(blocks(file));
            if (there) {
                durable.sync(file);
            }
            return there;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Opened open(BlockTree content, long from, long sizeBytes) {
        if (from < 0 || sizeBytes < 0 || from + sizeBytes > content.sizeBytes()) {
            throw new IllegalArgumentException("The range lies beyond the content");
        }
        var file = file(content.sha256());
        try {
            return CheckedRange.open(file, blocks(file), content, from, sizeBytes);
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.ERROR, "Content is missing: " + content.sha256());
            throw new ContentIsMissing(content.sha256());
        } catch (ContentIsAltered e) {
            LOG.log(System.Logger.Level.ERROR, "Content is altered: " + content.sha256());
            throw e;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public String name() {
        return "content-store";
    }

    @Override
    public void check() {
        newArrival().discard();
    }

    /** Lets the next server remove what this one leaves. */
    @PreDestroy
    synchronized void close() {
        var open = incoming.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    private BlockTree receive(InputStream content, long mostBytes, Arrival arrival)
            throws IOException {
        var block = new byte[BlockTree.BLOCK_BYTES];
        long received = 0;
        int read = content.readNBytes(block, 0, block.length);
        while (read > 0) {
            received += read;
            if (received > Math.min(mostBytes, BlockTree.MAX_SIZE_BYTES)) {
                throw new ContentIsTooLarge(Math.min(mostBytes, BlockTree.MAX_SIZE_BYTES));
            }
            try {
                arrival.write(block, read);
            } catch (IOException e) {
                throw failed(e);
            }
            read = content.readNBytes(block, 0, block.length);
        }
        try {
            return arrival.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Content that is there already is replaced: so sending it again mends what was altered. */
    private void keep(Arrival arrival, BlockTree tree) {
        var file = file(tree.sha256());
        try {
            durable.makeFolder(file);
            arrival.moveTo(file, blocks(file));
            durable.sync(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private synchronized Arrival newArrival() {
        try {
            var folder = incoming.get();
            if (folder == null) {
                folder = IncomingFolder.open(root.resolve("incoming"));
                incoming.set(folder);
            }
            return folder.arrival();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file(Digest sha256) {
        var hex = sha256.hex();
        return root.resolve("sha256")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    private static Path blocks(Path file) {
        return file.resolveSibling(file.getFileName() + BLOCKS);
    }

    RuntimeException failed(IOException e) {
        if (isFull(e)) {
            LOG.log(System.Logger.Level.ERROR, "The content store is full: " + e.getMessage());
            return new ContentStoreIsFull(e);
        }
        LOG.log(System.Logger.Level.ERROR, "The content store does not work", e);
        return new ContentStoreFailed(e);
    }

    /** The platform tells it in words alone; a file that has no room left tells it besides. */
    private boolean isFull(IOException e) {
        var said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space") || said.contains("quota") || said.contains("too large")) {
            return true;
        }
        try {
            return Files.getFileStore(root).getUsableSpace() < BlockTree.BLOCK_BYTES;
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return false;
        }
    }
}

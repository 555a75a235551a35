package org.codexfield.metering.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.metering.service.GatewayPart;

/** A part that the gateway holds, and how often it was opened. */
final class KeptPart implements GatewayPart {

    private final ManifestPart part;
    private final byte[] bytes;
    final AtomicInteger opened = new AtomicInteger();
    final CountDownLatch goOn;

    private KeptPart(byte[] bytes, int hangs) throws IOException {
        var tree = BlockTree.of(new ByteArrayInputStream(bytes), any -> {});
        this.part = new ManifestPart(new PartPath("a.csv"), "text/csv", tree);
        this.bytes = bytes;
        this.goOn = new CountDownLatch(hangs);
    }

    static KeptPart of(byte[] bytes) throws IOException {
        return new KeptPart(bytes, 0);
    }

    /** One whose store does not answer until it is let go on. */
    static KeptPart hanging(byte[] bytes) throws IOException {
        return new KeptPart(bytes, 1);
    }

    @Override
    public ManifestPart part() {
        return part;
    }

    @Override
    public Contents.Opened open(long from, long sizeBytes) {
        opened.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Contents.Opened() {
            @Override
            public void copyTo(OutputStream to) throws IOException {
                to.write(bytes, (int) from, (int) sizeBytes);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}

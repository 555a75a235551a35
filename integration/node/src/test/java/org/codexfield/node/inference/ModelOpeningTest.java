package org.codexfield.node.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that takes long to open holds nobody for long. */
class ModelOpeningTest {

    private final CountDownLatch opens = new CountDownLatch(1);
    private final Models models;

    ModelOpeningTest(@TempDir Path nothing) {
        models = new Models(1 << 20, Duration.ofMillis(200), nothing);
    }

    @AfterEach
    void close() {
        opens.countDown();
        models.close();
    }

    private Models.Source slow(int seed) {
        return new Models.Source(
                Digest.of(new byte[] {(byte) seed}),
                new ModelName("flowers", "1.0.0"),
                1_000,
                () -> {
                    try {
                        opens.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new InterruptedIOException();
                    }
                    throw new IOException("its content is gone");
                });
    }

    @Test
    void whoWaitsForIt_isToldSoon_andTheNextAgain() {
        assertThatThrownBy(() -> models.metadata(slow(1))).isInstanceOf(ModelTookTooLong.class);
        assertThatThrownBy(() -> models.infer(slow(1), new byte[0]))
                .isInstanceOf(ModelTookTooLong.class);

        assertThat(models.open()).as("its memory counts while it opens").isOne();
    }

    @Test
    void whenItCannotBeOpenedInTheEnd_itsPlaceIsFree() {
        assertThatThrownBy(() -> models.metadata(slow(1))).isInstanceOf(ModelTookTooLong.class);

        opens.countDown();

        await().until(() -> models.open() == 0);
        assertThatThrownBy(() -> models.metadata(slow(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its content is gone");
    }
}

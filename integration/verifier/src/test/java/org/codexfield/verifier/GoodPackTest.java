package org.codexfield.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoodPackTest {

    @Test
    void aGoodPack_holds() {
        var report = new Story().tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void aGoodPackOfAReceipt_holds() {
        var report = new ReceiptStory().tell().report();

        assertThat(report.findings().stream().filter(Finding::spoils)).isEmpty();
        assertThat(report.holds()).isTrue();
    }

    /** Whatever single bit is flipped, it is found, and nothing breaks. */
    @Test
    void anyFlippedBit_isFound() {
        var random = new Random(7);
        for (int i = 0; i < 150; i++) {
            var story = new ReceiptStory();
            story.tell();
            var paths = List.copyOf(story.files.keySet());
            var path = paths.get(random.nextInt(paths.size()));
            var bytes = story.file(path);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));

            assertThat(story.report().holds()).as(path).isFalse();
        }
    }
}

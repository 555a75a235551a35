package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.codexfield.capsules.filesystem.FilesystemContentStore;
import org.codexfield.capsules.model.ContentDigestDoesNotMatch;
import org.codexfield.capsules.model.ContentIsMissing;
import org.codexfield.capsules.model.ContentIsTooLarge;
import org.codexfield.capsules.model.ContentQuotaIsUsedUp;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bytes are kept and removed, on one database. */
abstract class ContentsContract extends CapsulesContract {

    private static final int MIB = 1024 * 1024;

    ContentsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @BeforeEach
    void claimNothing() {
        it.claims.clear();
    }

    @Test
    void whatIsRefused_isNotKept() {
        var name = it.aDraft(ann, acme);
        var large = name + "x".repeat(3 * MIB - name.toString().length());
        it.put(ann, name, ONE, "a", large);

        var other = "of " + name;
        var announced =
                new PartService.Upload(
                        stream(other), Optional.of(Digest.of("two".getBytes(UTF_8))));
        assertThatThrownBy(() -> put(name, "b", announced))
                .isInstanceOf(ContentDigestDoesNotMatch.class);
        assertThat(isKept(other)).isFalse();

        var beyond = "y" + large.substring(1);
        assertThatThrownBy(() -> it.put(ann, name, ONE, "b", beyond))
                .isInstanceOf(ContentQuotaIsUsedUp.class);
        assertThat(isKept(beyond)).isFalse();
        assertThatThrownBy(() -> it.put(ann, it.aDraft(ann, acme), ONE, "b", large + "z"))
                .isInstanceOf(ContentQuotaIsUsedUp.class);
        assertThat(isKept(large)).isTrue();
    }

    @Test
    void moreThanAPartMayHave_isTooLarge() {
        var name = it.aDraft(ann, acme);

        assertThatThrownBy(() -> it.put(ann, name, ONE, "a", "x".repeat(3 * MIB + 1)))
                .isInstanceOf(ContentIsTooLarge.class);
    }

    @Test
    void whatNothingNames_isRemovedAfterADay_andTheRestStays() {
        var name = it.aFullDraft(ann, acme);
        it.seal(ann, name, ONE);
        var sealed = name + " " + ONE;
        var draft = it.aDraft(ann, acme);
        for (var content : new String[] {"replaced", "claimed", "drafted"}) {
            it.put(ann, draft, ONE, "a.csv", content + draft);
        }
        it.claims.add(digest("claimed" + draft)::equals);

        assertThat(sweep()).as("on the same day").isZero();
        it.app.clock.pass(ContentSweep.BOUND.plusSeconds(1));

        assertThat(sweep()).isOne();
        assertThat(isKept("replaced" + draft)).isFalse();
        for (var content : new String[] {sealed, "claimed" + draft, "drafted" + draft}) {
            assertThat(isKept(content)).as(content).isTrue();
        }
        assertThat(it.read(ann, draft, ONE, "a.csv")).isEqualTo("drafted" + draft);
        assertThat(it.app.in(() -> it.get(ContentSweep.class).due(100))).isEmpty();
    }

    @Test
    void whatIsPutAgain_staysAnotherDay() {
        var draft = it.aDraft(ann, acme);
        it.put(ann, draft, ONE, "a.csv", "one" + draft);
        it.put(ann, draft, ONE, "a.csv", "two" + draft);
        it.app.clock.pass(ContentSweep.BOUND.plusSeconds(1));
        var due = it.app.in(() -> it.get(ContentSweep.class).due(100));
        assertThat(due).contains(digest("one" + draft));

        it.put(ann, draft, ONE, "b.csv", "one" + draft);

        assertThat(it.app.in(() -> it.get(ContentSweep.class).sweep(digest("one" + draft))))
                .as("it was due when the sweep began")
                .isFalse();
        assertThat(isKept("one" + draft)).isTrue();
        sweep();
    }

    @Test
    void whoeverKeepsTheSame_waitsForItsRemoval() throws Exception {
        var content = "kept anew " + acme.slug();
        var digest = digest(content);
        it.app.in(() -> keep(digest));
        it.app.clock.pass(ContentSweep.BOUND.plusSeconds(1));
        var keeping = new ArrayList<CompletableFuture<Boolean>>();
        it.claims.add(
                claimed -> {
                    var again = CompletableFuture.supplyAsync(() -> it.app.in(() -> keep(digest)));
                    keeping.add(again);
                    assertThat(isDoneSoon(again)).isFalse();
                    return false;
                });

        it.app.in(() -> it.get(ContentSweep.class).sweep(digest));

        assertThat(keeping).hasSize(1);
        assertThat(keeping.get(0).get(10, TimeUnit.SECONDS)).isTrue();
        it.claims.clear();
        it.app.clock.pass(ContentSweep.BOUND.plusSeconds(1));
        assertThat(it.app.in(() -> it.get(ContentSweep.class).due(100)))
                .as("it is written down again")
                .contains(digest);
    }

    @Test
    void twoDraftsAtOnce_shareOneQuota() {
        var first = it.aDraft(ann, acme);
        var second = it.aDraft(ann, acme);
        it.put(ann, first, ONE, "small", "x");

        var late =
                it.app.as(
                        ann,
                        () -> {
                            register(first);
                            var other =
                                    CompletableFuture.supplyAsync(
                                            () -> it.app.as(ann, () -> register(second)));
                            assertThat(isDoneSoon(other)).as("it waits for its turn").isFalse();
                            return other;
                        });

        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ContentQuotaIsUsedUp.class);
    }

    private boolean register(CapsuleName draft) {
        var content = new BlockTree(3L * MIB, digest(draft.toString()), Digest.ZERO);
        var part = new ManifestPart(new PartPath("large"), "text/csv", content);
        return it.get(PartRegistry.class).put(draft, ONE, part);
    }

    private boolean keep(Digest digest) {
        it.kept.contents.keep(digest, it.app.clock.instant());
        return true;
    }

    private static boolean isDoneSoon(CompletableFuture<?> work) {
        try {
            work.get(Duration.ofMillis(300).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sweep() {
        return it.app.in(() -> it.get(ContentSweep.class).due(100)).stream()
                .filter(digest -> it.app.in(() -> it.get(ContentSweep.class).sweep(digest)))
                .count();
    }

    private boolean isKept(String content) {
        try {
            var tree = BlockTree.of(stream(content), hash -> {});
            it.get(FilesystemContentStore.class).open(tree, 0, tree.sizeBytes()).close();
            return true;
        } catch (ContentIsMissing missing) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(CapsuleName name, String path, PartService.Upload upload) {
        it.app.as(
                ann,
                () -> {
                    try {
                        return it.get(PartService.class)
                                .put(name, ONE, new PartPath(path), "text/csv", upload);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(UTF_8));
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }
}

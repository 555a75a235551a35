package org.codexfield.evidence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.evidence.model.LeafIsUnknown;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.LogIsDamaged;
import org.codexfield.evidence.model.LogIsEmpty;
import org.codexfield.evidence.model.LogIsUnknown;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.TreeSizeIsOutOfRange;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.evidence.verify.SignatureDoesNotMatch;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log takes every promise once, signs each size once, and proves it all to an outsider. */
abstract class LogContract {

    private TestDatabase database;
    private LogFixture log;
    private LogService service;

    abstract TestDatabase fresh();

    @BeforeEach
    void start() {
        database = fresh();
        log = new LogFixture(database);
        service = log.service;
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void anEmptyLog_isListed_butHasNoCheckpoint() {
        assertThat(service.list())
                .singleElement()
                .satisfies(
                        view -> {
                            assertThat(view.origin()).isEqualTo("decisions");
                            assertThat(view.name()).isEqualTo(LogFixture.NAME);
                            assertThat(view.treeSize()).isZero();
                            assertThat(view.root()).isEqualTo(MerkleTree.emptyRoot().hex());
                        });
        assertThatThrownBy(() -> service.checkpoint("decisions")).isInstanceOf(LogIsEmpty.class);
        assertThatThrownBy(() -> service.checkpoint("other")).isInstanceOf(LogIsUnknown.class);
    }

    @Test
    void promises_areKeptInOrder_underOneVerifiableSignature() {
        var documents = List.of(LogFixture.aDocument(), LogFixture.aDocument());
        database.inTransaction(
                () -> documents.forEach(document -> log.logs.promise("decisions", document)));

        assertThat(log.sequence()).isEqualTo(2);
        assertThat(log.sequence()).isZero();

        var leaves = service.leaves("decisions", 0, 10);
        assertThat(leaves.treeSize()).isEqualTo(2);
        assertThat(leaves.leaves())
                .extracting(LeafView::documentDigest)
                .containsExactly(
                        documents.get(0).leaf().documentDigest().hex(),
                        documents.get(1).leaf().documentDigest().hex());
        var view = service.checkpoint("decisions");
        var checkpoint = Checkpoint.verify(view.note(), Set.of(log.signer.key(LogFixture.NAME)));
        assertThat(checkpoint.origin()).isEqualTo(LogFixture.NAME);
        assertThat(checkpoint.size()).isEqualTo(2);
        assertThat(checkpoint.root())
                .isEqualTo(MerkleTree.root(documents.stream().map(d -> d.leaf().hash()).toList()));
        assertThat(view.root()).isEqualTo(checkpoint.root().hex());
        assertThat(log.signer.signatures).hasValue(1);
    }

    @Test
    void randomBatches_proveLikeTheReferenceTree() {
        var random = new Random(42);
        var sizes = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            log.promise(1 + random.nextInt(150));
            log.sequence();
            sizes.add(service.checkpoint("decisions").treeSize());
        }
        var hashes = leafHashes();
        long size = hashes.size();
        assertThat(root(size)).isEqualTo(MerkleTree.root(hashes));

        for (long at : sizes) {
            assertThat(root(at)).isEqualTo(MerkleTree.root(hashes.subList(0, (int) at)));
            var consistency = service.consistency("decisions", at, OptionalLong.empty());
            assertThat(consistency.proves(root(at), root(size))).isTrue();
            for (int i = 0; i < 5; i++) {
                long index = random.nextInt((int) at);
                var inclusion =
                        service.inclusion("decisions", Long.toString(index), OptionalLong.of(at));
                var signedLeaf = inclusion.signedLeaf().orElseThrow();
                assertThat(verifies(signedLeaf, inclusion.leaf())).isTrue();
            }
        }
    }

    @Test
    void aBatch_isAtMostAThousand() {
        log.promise(LogSequencer.MAX_BATCH + 1);

        assertThat(log.sequence()).isEqualTo(LogSequencer.MAX_BATCH);
        assertThat(log.sequence()).isOne();
        assertThat(log.sequence()).isZero();
    }

    @Test
    void aLeaf_isFoundByItsHash_andItsJsonVerifiesAlone() {
        var document = LogFixture.aDocument();
        log.promise(3);
        database.inTransaction(() -> log.logs.promise("decisions", document));
        assertThat(service.find("decisions", document.leaf())).as("still pending").isEmpty();
        log.promise(4);
        log.sequence();

        var inclusion =
                service.inclusion("decisions", document.leaf().hash().hex(), OptionalLong.empty());
        assertThat(inclusion.proof().leafIndex()).isEqualTo(3);
        assertThat(verifies(SignedLeaf.ofJson(inclusion.toJson()), document.leaf())).isTrue();
        assertThat(service.find("decisions", document.leaf())).hasValue(inclusion);
    }

    @Test
    void aSizeThatWasNeverSigned_isProvedWithoutCheckpoint() {
        log.promise(5);
        log.sequence();

        var inclusion = service.inclusion("decisions", "1", OptionalLong.of(3));

        assertThat(inclusion.checkpoint()).isEmpty();
        assertThat(inclusion.toJson().has("checkpoint")).isFalse();
        assertThat(inclusion.proof().proves(inclusion.leaf().hash(), root(3))).isTrue();
    }

    @Test
    void whatTheLogDoesNotHold_isRefused() {
        log.promise(5);
        log.sequence();

        for (var leaf : List.of("5", "-1", "01", "x", "9".repeat(30), "0".repeat(64), "")) {
            assertThatThrownBy(() -> service.inclusion("decisions", leaf, OptionalLong.empty()))
                    .as(leaf)
                    .isInstanceOf(LeafIsUnknown.class);
        }
        assertThatThrownBy(() -> service.inclusion("decisions", "4", OptionalLong.of(4)))
                .isInstanceOf(LeafIsUnknown.class);
        for (long size : new long[] {-1, 0, 6, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> service.inclusion("decisions", "0", OptionalLong.of(size)))
                    .isInstanceOf(TreeSizeIsOutOfRange.class);
        }
        assertThatThrownBy(() -> service.consistency("decisions", 4, OptionalLong.of(3)))
                .isInstanceOf(TreeSizeIsOutOfRange.class);
        assertThatThrownBy(() -> service.leaves("decisions", -1, 10))
                .isInstanceOf(TreeSizeIsOutOfRange.class);
        assertThatThrownBy(() -> service.leaves("decisions", 0, 1001))
                .isInstanceOf(TreeSizeIsOutOfRange.class);
        assertThat(service.leaves("decisions", 5, 10).leaves()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "pending", "grow", "forget", "hashes", "latest"})
    void aServerThatDies_leavesTheLogAsItWas_andTheNextGoesOn(String step) {
        log.promise(300);
        log.sequence();
        var before = service.checkpoint("decisions");
        log.promise(10);

        var dying = log.sequencer(dyingAfter(step));
        assertThatThrownBy(() -> database.inTransaction(() -> dying.sequence("decisions")))
                .hasMessage("killed");

        assertThat(service.checkpoint("decisions")).isEqualTo(before);
        assertThat(leafHashes()).hasSize(300);
        assertThat(log.sequence()).isEqualTo(10);
        assertThat(root(310)).isEqualTo(MerkleTree.root(leafHashes()));
    }

    @Test
    void aSignature_thatNobodyCouldVerify_isNotPublished() {
        log.promise(1);
        log.signer.broken = true;

        assertThatThrownBy(log::sequence).isInstanceOf(SignatureDoesNotMatch.class);
        assertThatThrownBy(() -> service.checkpoint("decisions")).isInstanceOf(LogIsEmpty.class);
    }

    @Test
    void twoCheckpoints_ofOneSize_cannotBeKept() {
        log.promise(2);
        log.sequence();

        assertThatThrownBy(
                        () ->
                                database.sql()
                                        .update(
                                                "INSERT INTO evidence.checkpoint (log_id,"
                                                    + " tree_size, root, at, note) SELECT log_id,"
                                                    + " tree_size, root, at, 'another' FROM"
                                                    + " evidence.checkpoint",
                                                List.of()))
                .isInstanceOfSatisfying(
                        DatabaseFailed.class, e -> assertThat(e.constraintViolated()).isTrue());
    }

    @Test
    void aDamagedLog_isNeverSigned() {
        log.promise(300);
        log.sequence();
        damage("UPDATE evidence.subtree SET hash = ?", Digest.of(new byte[] {1}));
        log.promise(1);

        assertThatThrownBy(log::sequence).isInstanceOf(LogIsDamaged.class);
        assertThat(service.checkpoint("decisions").treeSize()).isEqualTo(300);
    }

    @Test
    void aLostLeaf_isNoticed() {
        log.promise(10);
        log.sequence();
        damage("DELETE FROM evidence.leaf WHERE leaf_index = 4 AND leaf_hash <> ?", Digest.ZERO);
        log.promise(1);

        assertThatThrownBy(log::sequence).isInstanceOf(LogIsDamaged.class);
    }

    @Test
    void theName_neverChanges() {
        log.promise(1);
        log.sequence();
        service.names = log.names("https://moved.example.org");
        log.promise(1);
        log.sequence();

        assertThat(service.checkpoint("decisions").name()).isEqualTo(LogFixture.NAME);
        assertThat(service.list().get(0).name()).isEqualTo(LogFixture.NAME);
    }

    @Test
    void manyAppenders_andTwoServersAtOnce_loseNothing_andBranchNever() throws Exception {
        int appenders = 8;
        int each = 60;
        var done = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(appenders + 2);
        try {
            var servers = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                servers.add(threads.submit(() -> sequenceUntil(done)));
            }
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < appenders; i++) {
                writers.add(threads.submit(() -> promiseOneByOne(each)));
            }
            for (var writer : writers) {
                writer.get();
            }
            done.set(true);
            for (var server : servers) {
                server.get();
            }
        } finally {
            threads.shutdownNow();
        }

        var hashes = leafHashes();
        assertThat(hashes).hasSize(appenders * each).doesNotHaveDuplicates();
        var sizes = checkpointSizes();
        assertThat(sizes).doesNotHaveDuplicates().last().isEqualTo((long) hashes.size());
        for (long size : sizes) {
            var note = log.logs.at(head(), size).orElseThrow().note();
            var checkpoint = Checkpoint.verify(note, Set.of(log.signer.key(LogFixture.NAME)));
            assertThat(checkpoint.root()).isEqualTo(MerkleTree.root(hashes.subList(0, (int) size)));
        }
    }

    private void promiseOneByOne(int count) {
        for (int i = 0; i < count; i++) {
            log.promise(1);
        }
    }

    private void sequenceUntil(AtomicBoolean done) {
        boolean last;
        do {
            last = done.get();
            while (log.sequence() > 0) {
                Thread.onSpinWait();
            }
        } while (!last);
    }

    private void damage(String sql, Digest digest) {
        var owner = new Sql(database.migrator());
        allowDamage(owner);
        owner.update(sql, List.of(digest));
    }

    /** Takes away what guards the tables, as somebody with the owner's password could. */
    void allowDamage(Sql owner) {
        assertThat(owner).isNotNull();
    }

    private Logs dyingAfter(String step) {
        return (Logs)
                Proxy.newProxyInstance(
                        LogContract.class.getClassLoader(),
                        new Class<?>[] {Logs.class},
                        (proxy, method, arguments) -> {
                            try {
                                var result = method.invoke(log.logs, arguments);
                                if (method.getName().equals(step)) {
                                    throw new IllegalStateException("killed");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private boolean verifies(SignedLeaf signedLeaf, LogLeaf expected) {
        return signedLeaf
                .verify(expected, LogFixture.NAME, Set.of(log.signer.key(LogFixture.NAME)))
                .isValid();
    }

    private LogHead head() {
        return log.logs.find("decisions").orElseThrow();
    }

    private List<Digest> leafHashes() {
        var hashes = new ArrayList<Digest>();
        List<LeafView> page;
        do {
            page = service.leaves("decisions", hashes.size(), LogService.MAX_LEAVES).leaves();
            page.forEach(leaf -> hashes.add(Digest.parse(leaf.leafHash())));
        } while (!page.isEmpty());
        return hashes;
    }

    private List<Long> checkpointSizes() {
        return database.sql()
                .list(
                        "SELECT tree_size FROM evidence.checkpoint ORDER BY tree_size",
                        List.of(),
                        row -> row.getLong(1));
    }

    private Digest root(long size) {
        return new MerkleProver(log.logs.hashes(head())).root(size);
    }
}

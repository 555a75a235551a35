package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.service.LicensingApplication.ASKED;
import static org.codexfield.licensing.service.LicensingApplication.ONE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.AttachmentIsTooLarge;
import org.codexfield.licensing.model.AttachmentIsUnknown;
import org.codexfield.licensing.model.AttachmentQuotaIsUsedUp;
import org.codexfield.licensing.model.AttachmentsAreTooLarge;
import org.codexfield.licensing.model.NotPermitted;
import org.codexfield.licensing.model.RequestBelongsToAnother;
import org.codexfield.licensing.model.StateForbidsCommand;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Files of requests: who attaches them, who reads them, and what is told of them. */
abstract class AttachmentContract extends LicensingContract {

    private static final int MIB = 1024 * 1024;

    AttachmentContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private AttachmentService service() {
        return own.get(AttachmentService.class);
    }

    private void attach(Caller by, AccessRequestId id, String name, InputStream content) {
        own.app.does(
                by,
                () -> {
                    try {
                        service()
                                .attach(
                                        id,
                                        new AttachmentPlace(
                                                new AttachmentName(name), "", "text/plain"),
                                        new AttachmentService.Upload(content, Optional.empty()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void attach(AccessRequestId id, String name, String content) {
        attach(own.requester, id, name, new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private String read(Caller by, AccessRequestId id, String name, Optional<Integer> round) {
        return own.app.as(
                by,
                () -> {
                    var out = new ByteArrayOutputStream();
                    try (var bytes = service().open(id, new AttachmentName(name), round)) {
                        bytes.copyTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return out.toString(UTF_8);
                });
    }

    private String read(Caller by, AccessRequestId id, String name) {
        return read(by, id, name, Optional.empty());
    }

    private List<AttachmentView> files(AccessRequestId id) {
        return own.view(own.requester, id).attachments();
    }

    @Test
    void content_isClaimed_whileARequestHasIt_andForGoodOnceHandedIn() {
        var id = own.aDraft(own.anOffer());
        var plan = "plan of " + id;
        var vote = "vote of " + id;
        attach(id, "plan.txt", plan);
        attach(id, "vote.txt", vote);
        assertThat(isClaimed(plan)).isTrue();
        attach(id, "plan.txt", "other " + plan);
        assertThat(isClaimed(plan)).as("it was never handed in").isFalse();
        own.submit(id);
        own.app.does(
                own.official,
                () -> own.get(RequestDecisionService.class).giveBack(id, "?", Optional.empty()));
        own.app.does(own.requester, () -> service().detach(id, new AttachmentName("vote.txt")));
        attach(id, "plan.txt", plan);

        assertThat(List.of(vote, plan, "other " + plan)).allMatch(this::isClaimed);
        assertThat(isClaimed("never attached")).isFalse();
    }

    private boolean isClaimed(String content) {
        var digest = Digest.of(content.getBytes(UTF_8));
        return own.app.in(() -> own.get(AttachmentClaims.class).claims(digest));
    }

    @Test
    void files_areAttached_handedIn_changedAfterAReturn_andKeptAsTheyWere() {
        var id = own.aDraft(own.anOffer());
        attach(id, "vote.txt", "yes");
        attach(id, "plan.txt", "first");
        own.submit(id);
        own.app.does(
                own.official,
                () -> own.get(RequestDecisionService.class).giveBack(id, "?", Optional.empty()));
        attach(id, "plan.txt", "second");
        own.app.does(own.requester, () -> service().detach(id, new AttachmentName("vote.txt")));
        own.submit(id);

        var view = own.view(own.requester, id);
        assertThat(view.changes()).containsExactly("attachments.plan.txt", "attachments.vote.txt");
        assertThat(view.attachments())
                .extracting(AttachmentView::sha256)
                .containsExactly(Digest.of("second".getBytes(UTF_8)).hex());
        assertThat(view.earlierAttachments())
                .extracting(AttachmentView::name)
                .containsExactly("plan.txt", "vote.txt");
        assertThat(history(id))
                .extracting(entry -> entry.attachments().size())
                .containsExactly(0, 2, 0, 1);
        assertThat(read(own.official, id, "plan.txt")).isEqualTo("second");
        assertThat(read(own.official, id, "plan.txt", Optional.of(1))).isEqualTo("first");
        assertThat(read(own.official, id, "vote.txt", Optional.of(1))).isEqualTo("yes");
        for (int round : new int[] {0, 2, 3}) {
            assertThatThrownBy(() -> read(own.official, id, "vote.txt", Optional.of(round)))
                    .isInstanceOf(AttachmentIsUnknown.class);
        }
        assertThat(own.app.audited("attachment-added", own.requester)).isGreaterThanOrEqualTo(3);
        assertThat(own.app.audited("attachment-removed", own.requester)).isGreaterThanOrEqualTo(1);
    }

    private List<EntryView> history(AccessRequestId id) {
        return own.app
                .as(own.official, () -> own.get(RequestReadingService.class).history(id, ALL))
                .items();
    }

    @Test
    void whoHasAPart_reads_whoSeesItAlone_isRefused_andNobodyElseKnowsOfIt() {
        var id = own.aDraft(own.anOffer());
        attach(id, "a.txt", "secret");
        for (var by : List.of(own.official, own.officer, own.steward, own.reviewer)) {
            assertThatThrownBy(() -> read(by, id, "a.txt"))
                    .isInstanceOf(AccessRequestIsUnknown.class);
        }
        own.submit(id);

        for (var by :
                List.of(own.requester, own.official, own.officer, own.steward, own.reviewer)) {
            assertThat(read(by, id, "a.txt")).isEqualTo("secret");
        }
        for (var by :
                List.of(
                        own.caller(own.institute, Role.REQUESTER),
                        own.caller(own.institute, Role.AUDITOR),
                        own.caller(own.hospital, Role.AUDITOR))) {
            assertThat(own.view(by, id).attachments()).hasSize(1);
            assertThatThrownBy(() -> read(by, id, "a.txt")).isInstanceOf(NotPermitted.class);
        }
        var elsewhere = own.app.identity.anOrganisation();
        for (var by :
                List.of(
                        own.caller(elsewhere, Role.values()),
                        own.caller(own.institute, Role.ADMINISTRATOR),
                        own.caller(own.hospital, Role.ADMINISTRATOR, Role.PUBLISHER))) {
            assertThatThrownBy(() -> read(by, id, "a.txt"))
                    .isInstanceOf(AccessRequestIsUnknown.class);
        }
    }

    @Test
    void whoReadsIt_changesNothing() {
        var id = own.aDraft(own.anOffer());
        attach(id, "a.txt", "mine");
        var colleague = own.caller(own.institute, Role.REQUESTER);
        assertThatThrownBy(() -> attach(colleague, id, "b.txt", InputStream.nullInputStream()))
                .isInstanceOf(AccessRequestIsUnknown.class);
        own.submit(id);

        assertThatThrownBy(() -> attach(id, "a.txt", "other"))
                .isInstanceOf(StateForbidsCommand.class);
        own.app.does(
                own.official,
                () -> own.get(RequestDecisionService.class).giveBack(id, "?", Optional.empty()));
        assertThatThrownBy(() -> attach(colleague, id, "a.txt", InputStream.nullInputStream()))
                .isInstanceOf(RequestBelongsToAnother.class);
        for (var by : List.of(own.officer, own.official)) {
            assertThatThrownBy(() -> attach(by, id, "b.txt", InputStream.nullInputStream()))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(
                            () ->
                                    own.app.does(
                                            by,
                                            () ->
                                                    service()
                                                            .detach(
                                                                    id,
                                                                    new AttachmentName("a.txt"))))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(read(own.requester, id, "a.txt")).isEqualTo("mine");
    }

    @Test
    void whatIsTooLarge_isRefusedBeforeItsEnd_andWhatBreaksOff_leavesNothing() {
        var id = own.aDraft(own.anOffer());
        var before = own.view(own.requester, id).request().version();
        assertRefused(AttachmentIsTooLarge.class, () -> attach(own.requester, id, "a", endless()));
        assertThatThrownBy(() -> attach(own.requester, id, "a", breaksOffAfter(1000)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(files(id)).isEmpty();
        assertThat(own.view(own.requester, id).request().version()).isEqualTo(before);

        attach(id, "a", "a".repeat(MIB));
        attach(id, "b", "b".repeat(MIB - 1));
        assertRefused(AttachmentsAreTooLarge.class, () -> attach(id, "c", "cc"));
        attach(id, "c", "c");
        assertThat(files(id)).hasSize(3);
    }

    @Test
    void theFilesOfAllRequests_areBounded() {
        var poor = own.app.identity.anOrganisation();
        var requester = own.caller(poor, Role.REQUESTER);
        var capsule = own.anOffer();
        Supplier<AccessRequestId> draft =
                () ->
                        own.app.as(
                                requester,
                                () ->
                                        own.get(AccessRequestService.class)
                                                .draft(
                                                        new RequestDraft(
                                                                capsule,
                                                                ONE,
                                                                "basic",
                                                                Optional.empty(),
                                                                ASKED)));
        for (int i = 0; i < 5; i++) {
            var content = new ByteArrayInputStream(new byte[MIB]);
            attach(requester, draft.get(), "a", content);
        }
        var last = draft.get();
        assertRefused(
                AttachmentQuotaIsUsedUp.class,
                () -> attach(requester, last, "a", new ByteArrayInputStream(new byte[1])));
    }

    @Test
    void filesAttachedAtOnce_areAllThere() throws Exception {
        var id = own.aDraft(own.anOffer());
        var threads = Executors.newFixedThreadPool(4);
        try {
            var all =
                    Set.of("a", "b", "c", "d").stream()
                            .map(name -> threads.submit(() -> attachAlone(id, name)))
                            .toList();
            for (var one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files(id)).extracting(AttachmentView::name).containsExactly("a", "b", "c", "d");
    }

    private void attachAlone(AccessRequestId id, String name) {
        attach(id, name, name);
    }

    private static void assertRefused(Class<? extends DomainException> by, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(by);
    }

    /** What a refusal must come before. */
    private static InputStream endless() {
        return breaksOffAfter(Integer.MAX_VALUE);
    }

    private static InputStream breaksOffAfter(int sizeBytes) {
        return new InputStream() {
            private int left = sizeBytes;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] to, int from, int most) throws IOException {
                if (left == 0) {
                    throw new IOException("the other end is gone");
                }
                int some = Math.min(left, most);
                left -= some;
                Arrays.fill(to, from, from + some, (byte) 'x');
                return some;
            }
        };
    }
}

package org.codexfield.licensing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.model.LicensingFixture.ANN;
import static org.codexfield.licensing.model.LicensingFixture.CARL;
import static org.codexfield.licensing.model.LicensingFixture.COMPLETE;
import static org.codexfield.licensing.model.LicensingFixture.INSTITUTE;
import static org.codexfield.licensing.model.LicensingFixture.NOON;
import static org.codexfield.licensing.model.LicensingFixture.SAM;
import static org.codexfield.licensing.model.LicensingFixture.SHORT_ROUTE;
import static org.codexfield.licensing.model.LicensingFixture.TERMS;
import static org.codexfield.licensing.model.LicensingFixture.VERSION;
import static org.codexfield.licensing.model.LicensingFixture.VERSIONS;
import static org.codexfield.licensing.model.LicensingFixture.WHY;
import static org.codexfield.licensing.model.LicensingFixture.parties;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.verify.MediaTypeIsUnacceptable;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentNameIsUnsafe;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.RequestForm;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttachmentsTest {

    private static final int MIB = 1024 * 1024;
    private static final AttachmentLimits LIMITS = new AttachmentLimits(2L * MIB, 3L * MIB);
    private static final FormField VOTE = file(List.of("application/pdf", "image/*"), 1L);
    private static final OfferTerms TERMS_WITH_VOTE = terms(1, VOTE);

    private static FormField file(@Nullable List<String> types, @Nullable Long most) {
        return new FormField("vote", "Vote?", null, FieldType.FILE, true, null, null, most, types);
    }

    private static OfferTerms terms(int revision, FormField... more) {
        var fields = new java.util.ArrayList<>(List.of(WHY));
        fields.addAll(List.of(more));
        return new OfferTerms(
                new OfferId(new UUID(4, 4)),
                revision,
                VERSIONS,
                TERMS,
                new RequestForm(fields),
                SHORT_ROUTE,
                LicensingFixture.STEVE.account());
    }

    private static AccessRequest aDraft() {
        return new AccessRequest(
                TERMS_WITH_VOTE,
                LicensingFixture.IMAGES,
                VERSION,
                parties(INSTITUTE),
                COMPLETE,
                NOON);
    }

    private static Attachment file(String name, String field, String type, long sizeBytes) {
        var digest =
                Digest.of((name + sizeBytes).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Attachment(
                new AttachmentPlace(new AttachmentName(name), field, type),
                new BlockTree(sizeBytes, digest, digest));
    }

    private static Attachment vote(long sizeBytes) {
        return file("vote.pdf", "vote", "application/pdf", sizeBytes);
    }

    private static void attach(AccessRequest request, Attachment file) {
        request.attach(file, TERMS_WITH_VOTE, LIMITS, ANN.account());
    }

    private static List<String> names(AccessRequest request) {
        return request.content().attachments().all().stream()
                .map(file -> file.place().name().value())
                .toList();
    }

    @Test
    void files_belongToWhatIsHandedIn() {
        var request = aDraft();
        assertThatThrownBy(() -> request.submit(TERMS_WITH_VOTE, ANN.account(), NOON))
                .isInstanceOf(AnswerIsUnacceptable.class)
                .hasMessageContaining("Vote?");
        var without = request.submissionDigest();
        attach(request, vote(10));
        var with = request.submissionDigest();
        assertThat(with).isNotEqualTo(without);

        attach(request, vote(11));
        assertThat(request.submissionDigest()).isNotEqualTo(with);
        attach(request, vote(10));
        assertThat(request.submissionDigest()).isEqualTo(with);
        var fact = request.submit(TERMS_WITH_VOTE, ANN.account(), NOON);
        assertThat(RequestContent.read(request.content().text())).isEqualTo(request.content());
        assertThat(fact.request().submission()).isEqualTo(request.submissionDigest());
    }

    @Test
    void whatWasHandedInWithoutFiles_isWrittenAsBeforeThereWereAny() {
        assertThat(COMPLETE.text())
                .isEqualTo(
                        "{\"actions\":[\"invoke\"],\"answers\":{\"why\":\"To learn\"},"
                                + "\"purposes\":[\"research\"]}");
    }

    @Test
    void theRequesterAlone_attaches_andOnlyWhileItCanBeChanged() {
        var request = aDraft();
        assertThatThrownBy(() -> request.attach(vote(1), TERMS_WITH_VOTE, LIMITS, SAM.account()))
                .isInstanceOf(RequestBelongsToAnother.class);
        attach(request, vote(1));
        assertThatThrownBy(() -> request.detach(vote(1).place().name(), SAM.account()))
                .isInstanceOf(RequestBelongsToAnother.class);
        request.submit(TERMS_WITH_VOTE, ANN.account(), NOON);

        assertThatThrownBy(() -> attach(request, vote(2))).isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> request.detach(vote(1).place().name(), ANN.account()))
                .isInstanceOf(StateForbidsCommand.class);
        request.giveBack(CARL, "Another vote, please", NOON);
        var before = request.content();
        attach(request, file("new.pdf", "vote", "application/pdf", 2));
        attach(request, file("more.txt", "", "text/plain", 3));
        assertThat(request.content().changesSince(before))
                .containsExactly(
                        "answers.vote",
                        "attachments.more.txt",
                        "attachments.new.pdf",
                        "attachments.vote.pdf");
        request.submit(TERMS_WITH_VOTE, ANN.account(), NOON);
    }

    @Test
    void aFile_replacesTheOneOfItsName_andTheOneOfItsQuestion() {
        var request = aDraft();
        attach(request, file("a.txt", "", "text/plain", 1));
        attach(request, vote(1));
        attach(request, file("a.txt", "", "text/csv", 2));
        attach(request, file("b.png", "vote", "image/png", 1));
        assertThat(names(request)).containsExactly("a.txt", "b.png");

        request.detach(new AttachmentName("a.txt"), ANN.account());
        assertThat(names(request)).containsExactly("b.png");
        assertThatThrownBy(() -> request.detach(new AttachmentName("a.txt"), ANN.account()))
                .isInstanceOf(AttachmentIsUnknown.class);
    }

    @Test
    void limits_hold_each() {
        var request = aDraft();
        assertThatThrownBy(() -> attach(request, vote(MIB + 1)))
                .isInstanceOf(AttachmentIsTooLarge.class);
        assertThatThrownBy(() -> attach(request, file("a", "", "text/plain", 2 * MIB + 1)))
                .isInstanceOf(AttachmentIsTooLarge.class);
        attach(request, file("a", "", "text/plain", 2 * MIB));
        assertThatThrownBy(() -> attach(request, file("b", "", "text/plain", MIB + 1)))
                .isInstanceOf(AttachmentsAreTooLarge.class);
        attach(request, file("b", "", "text/plain", MIB));
        attach(request, file("b", "", "text/plain", MIB - 1));
        assertThatThrownBy(() -> attach(request, file("A", "", "text/plain", 1)))
                .isInstanceOf(AttachmentNamesCollide.class);

        for (int i = 2; i < AttachmentLimits.MAX_COUNT; i++) {
            attach(request, file("f" + i, "", "text/plain", 0));
        }
        assertThatThrownBy(() -> attach(request, file("more", "", "text/plain", 0)))
                .isInstanceOf(TooManyOf.class);
        attach(request, file("f2", "", "text/plain", 1));
    }

    @Test
    void aQuestion_takesItsMediaTypes_andOnlyAQuestionForAFileTakesOne() {
        var request = aDraft();
        attach(request, file("a.png", "vote", "image/png", 1));
        for (var type : List.of("text/html", "imagex/png", "application/pdfx")) {
            assertThatThrownBy(() -> attach(request, file("a.png", "vote", type, 1)))
                    .isInstanceOf(MediaTypeIsNotTaken.class);
        }
        for (var field : List.of("why", "none", "../x")) {
            assertThatThrownBy(() -> attach(request, file("b", field, "image/png", 1)))
                    .isInstanceOf(AnswerIsUnacceptable.class);
        }
        assertThatThrownBy(() -> file("b", "", "text/html; charset=x", 1))
                .isInstanceOf(MediaTypeIsUnacceptable.class);
        assertThatThrownBy(
                        () ->
                                request.edit(
                                        TERMS_WITH_VOTE,
                                        new RequestContent(
                                                Set.of("research"),
                                                Set.of(Action.INVOKE),
                                                Map.of("why", "x", "vote", "a.png")),
                                        ANN.account()))
                .isInstanceOf(AnswerIsUnacceptable.class);
    }

    @Test
    void anEdit_keepsTheFiles_andANewForm_keepsThemWithoutItsOldQuestions() {
        var request = aDraft();
        attach(request, vote(MIB));
        request.edit(TERMS_WITH_VOTE, COMPLETE, ANN.account());
        assertThat(request.content().attachments().answering("vote")).isPresent();

        var stricter = terms(2, file(List.of("image/png"), null));
        request.edit(stricter, COMPLETE, ANN.account());
        assertThatThrownBy(() -> attach(request, vote(2))).isInstanceOf(OfferHasChanged.class);
        assertThatThrownBy(() -> request.submit(stricter, ANN.account(), NOON))
                .isInstanceOf(MediaTypeIsNotTaken.class);
        request.edit(terms(3), COMPLETE, ANN.account());
        assertThat(request.content().attachments().answering("vote")).isEmpty();
        assertThat(names(request)).containsExactly("vote.pdf");
        request.submit(terms(3), ANN.account(), NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "/a",
                "a\\b",
                "C:x",
                "a ",
                "a.",
                "\u202egpj",
                "u\u0308"
            })
    void unsafeNames_areRefused(String name) {
        assertThatThrownBy(() -> new AttachmentName(name))
                .isInstanceOf(AttachmentNameIsUnsafe.class);
    }

    @Test
    void aFormForFiles_isChecked() {
        var form = new RequestForm(List.of(file(List.of(" Application/PDF", "image/*"), 5L)));
        var clean = FormRules.clean(form);
        assertThat(clean.fields().get(0).mediaTypes())
                .containsExactly("application/pdf", "image/*");
        assertThat(OfferJson.readForm(OfferJson.write(clean))).isEqualTo(clean);

        for (var field :
                List.of(
                        file(List.of("pdf"), null),
                        file(List.of("*/*"), null),
                        file(java.util.Collections.nCopies(21, "text/plain"), null),
                        file(null, 0L),
                        file(null, 1_025L),
                        new FormField(
                                "a",
                                "A",
                                null,
                                FieldType.FILE,
                                true,
                                List.of("x"),
                                null,
                                null,
                                null),
                        new FormField("a", "A", null, FieldType.FILE, true, null, 1L, null, null),
                        new FormField(
                                "a",
                                "A",
                                null,
                                FieldType.TEXT,
                                true,
                                null,
                                null,
                                null,
                                List.of("text/plain")))) {
            assertThatThrownBy(() -> FormRules.clean(new RequestForm(List.of(field))))
                    .isInstanceOf(FormIsMalformed.class);
        }
    }
}

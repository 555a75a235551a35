package org.codexfield.licensing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.licensing.service.EntryView;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.PurposeMatchService;
import org.codexfield.licensing.service.PurposeMatchView;
import org.codexfield.licensing.service.RequestOptions;
import org.codexfield.licensing.service.RequestOptionsService;
import org.codexfield.licensing.service.RequestReadingService;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.shared.web.Excerpt;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One access request as the reader may see it. It stays as it was when the page was opened, so that
 * whoever decides decides on what they read.
 */
@Named("requestPage")
@ViewScoped
public class RequestPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private RequestReadingService reading;
    @Inject private RequestOptionsService optionsOf;
    @Inject private PurposeMatchService matching;
    @Inject private LicenceService licences;
    @Inject private Reader reader;
    @Inject private Texts texts;
    private String id = "";
    private @Nullable RequestView view;
    private @Nullable RequestOptions options;
    private @Nullable List<PurposeMatchView> matches;
    private String historyPage = "";
    private @Nullable Excerpt<EntryView> history;

    /**
     * An answer beside what was answered before.
     *
     * @param before what was answered when it was handed in the time before
     * @param files the file that answers it
     * @param filesBefore the file that answered it then
     */
    public record Answer(
            String label,
            String text,
            boolean changed,
            String before,
            List<AttachmentView> files,
            List<AttachmentView> filesBefore) {}

    /**
     * A file that answers no question.
     *
     * @param difference how it differs from what was handed in before: new, changed or removed;
     *     empty when it does not
     */
    public record OtherFile(AttachmentView file, String difference) {}

    /** The request with all that belongs to it. */
    public RequestView view() {
        if (view == null) {
            view = reading.get(requestId());
        }
        return view;
    }

    AccessRequestId requestId() {
        return AccessRequestId.parse(id);
    }

    /** The version of it that the reader sees. */
    Optional<Long> seen() {
        return Optional.of(view().request().version());
    }

    /** Whether the caller may do this now, for example {@code approve-request}. */
    public boolean may(String command) {
        return options().commands().contains(command);
    }

    /** Whether there is anything that the caller may decide now. */
    public boolean decides() {
        return may("sign-off-request") || may("review-request") || may("approve-request");
    }

    /** Whether the caller may write to it. */
    public boolean comments() {
        return may("comment-as-consumer") || may("comment-as-provider");
    }

    /** Why the caller, who has the role for it, may not decide; empty otherwise. */
    public String hindrance() {
        return options().hindrance().map(texts::refusal).orElse("");
    }

    private RequestOptions options() {
        if (options == null) {
            options = optionsOf.of(requestId());
        }
        return options;
    }

    /** Whose decision is waited for: the organisation of the role. */
    public String waitingOrganisation() {
        var row = view().request();
        return row.status().equals("submitted") ? row.consumerName() : row.providerName();
    }

    /** The purposes and what is to be done for them, against the terms. */
    public List<PurposeMatchView> matches() {
        if (matches == null) {
            matches = matching.ofRequest(requestId(), reader.locale());
        }
        return matches;
    }

    /** The terms in the reader's words. */
    public List<PlainRule> plain() {
        return licences.lint(LicenceForm.TEXT, view().licence(), reader.locale()).plain();
    }

    /** The answers in the order of the form. */
    public List<Answer> answers() {
        var earlier = view().earlier().map(asked -> asked.answers()).orElse(Map.of());
        var changes = Set.copyOf(view().changes());
        return view().form().fields().stream()
                .map(
                        field ->
                                new Answer(
                                        field.label(),
                                        shown(field.type().code(), answer(field.key())),
                                        changes.contains("answers." + field.key()),
                                        shown(
                                                field.type().code(),
                                                earlier.getOrDefault(field.key(), "")),
                                        files(view().attachments(), field.key()),
                                        files(view().earlierAttachments(), field.key())))
                .toList();
    }

    private static List<AttachmentView> files(List<AttachmentView> all, String field) {
        return all.stream().filter(file -> file.field().equals(field)).toList();
    }

    /** The files that answer no question, and those that are gone since. */
    public List<OtherFile> otherFiles() {
        var now = files(view().attachments(), "");
        var names = names(now);
        var before = files(view().earlierAttachments(), "");
        var earlier = names(before);
        return Stream.concat(
                        now.stream().map(file -> new OtherFile(file, difference(file, earlier))),
                        before.stream()
                                .filter(file -> !names.contains(file.name()))
                                .map(file -> new OtherFile(file, "removed")))
                .toList();
    }

    private String difference(AttachmentView file, Set<String> earlier) {
        if (!view().changes().contains("attachments." + file.name())) {
            return "";
        }
        return earlier.contains(file.name()) ? "changed" : "new";
    }

    private static Set<String> names(List<AttachmentView> files) {
        return files.stream().map(AttachmentView::name).collect(Collectors.toSet());
    }

    /** Whether the caller may fetch the files. */
    public boolean isFetching() {
        return may("fetch-own-attachments") || may("fetch-incoming-attachments");
    }

    private String answer(String key) {
        return view().answers().getOrDefault(key, "");
    }

    private String shown(String type, String answer) {
        return type.equals("date") && !answer.isEmpty()
                ? reader.date(LocalDate.parse(answer))
                : answer;
    }

    /** Whether this differs from what was handed in before: {@code purposes} or {@code actions}. */
    public boolean changed(String what) {
        return view().changes().contains(what);
    }

    /** The purposes that were asked for before. */
    public List<String> earlierPurposes() {
        return view().earlier().map(asked -> List.copyOf(asked.purposes())).orElse(List.of());
    }

    /** What happened and was written, the newest first. */
    public Excerpt<EntryView> history() {
        if (history == null) {
            history = Excerpt.read(historyPage, query -> reading.history(requestId(), query));
        }
        return history;
    }

    /** Which page of the history is shown; the view parameter. */
    public String getHistoryPage() {
        return historyPage;
    }

    /** Takes the view parameter. */
    public void setHistoryPage(@Nullable String given) {
        historyPage = Objects.requireNonNullElse(given, "");
    }

    /** The view parameter. */
    public String getId() {
        return id;
    }

    /** Takes the view parameter. */
    public void setId(@Nullable String given) {
        id = Objects.requireNonNullElse(given, "");
    }
}

package org.codexfield.licensing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.service.CredentialService;
import org.codexfield.licensing.service.GrantEntryView;
import org.codexfield.licensing.service.GrantEvidenceService;
import org.codexfield.licensing.service.GrantEvidenceService.Wanted;
import org.codexfield.licensing.service.GrantProofService;
import org.codexfield.licensing.service.GrantService;
import org.codexfield.licensing.service.GrantStatusPlace;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.shared.web.Excerpt;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/**
 * One grant: terms, state, history, what proves it, its credential, and what ends or extends it.
 */
@Named("grantPage")
@ViewScoped
public class GrantPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private GrantService grants;
    @Inject private GrantProofService proofs;
    @Inject private CredentialService credentials;
    @Inject private GrantEvidenceService evidence;
    @Inject private LicenceService licences;
    @Inject private Notices notices;
    @Inject private Reader reader;
    private String id = "";
    private String reason = "";
    private @Nullable LocalDate lastDay;
    private String historyPage = "";
    private @Nullable Excerpt<GrantEntryView> history;
    private @Nullable GrantView view;
    private @Nullable List<String> commands;
    private @Nullable LoggedDocument issued;

    /** The grant as it was when the page was opened. */
    public GrantView view() {
        if (view == null) {
            view = grants.get(grantId());
        }
        return view;
    }

    private GrantId grantId() {
        return GrantId.parse(id);
    }

    private Optional<Long> seen() {
        return Optional.of(view().version());
    }

    /** Whether state and roles allow the caller this, for example {@code revoke-grant}. */
    public boolean may(String command) {
        if (commands == null) {
            commands = proofs.commands(grantId());
        }
        return commands.contains(command)
                && (!command.equals("fetch-credential") || !view().status().equals("expired"));
    }

    /** The terms in the reader's words. */
    public List<PlainRule> plain() {
        return licences.lint(LicenceForm.TEXT, licence(), reader.locale()).plain();
    }

    /** The licence as its author wrote it. */
    public String licence() {
        return proofs.licence(grantId());
    }

    /** What became of it, the newest first. */
    public Excerpt<GrantEntryView> history() {
        if (history == null) {
            history = Excerpt.read(historyPage, query -> proofs.history(grantId(), query));
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

    /** Where status lists speak of it. */
    public List<GrantStatusPlace> places() {
        return proofs.places(grantId());
    }

    /** The document that the log holds of it. */
    public String document() {
        return issued().map(LoggedDocument::body).orElse("");
    }

    /** The proof of that; empty for the seconds until the log has taken it. */
    public String proof() {
        return issued().flatMap(LoggedDocument::proof)
                .map(proof -> proof.toJson().toPrettyString())
                .orElse("");
    }

    private Optional<LoggedDocument> issued() {
        if (issued == null) {
            issued = proofs.issued(grantId()).orElse(null);
        }
        return Optional.ofNullable(issued);
    }

    /** The credential as a file. */
    public StreamedContent credential() {
        var jwt = credentials.credential(grantId()).getBytes(StandardCharsets.US_ASCII);
        return DefaultStreamedContent.builder()
                .name("capability-" + id + ".jwt")
                .contentType("application/vc+jwt")
                .contentLength((long) jwt.length)
                .stream(() -> new ByteArrayInputStream(jwt))
                .build();
    }

    /** The evidence pack as a file, without credentials. */
    public StreamedContent pack() {
        var pack = evidence.pack(grantId(), Wanted.LEAST);
        return DefaultStreamedContent.builder()
                .name("grant-" + id + ".zip")
                .contentType("application/zip")
                .writer(
                        out -> {
                            try {
                                pack.copyTo(out);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .build();
    }

    /** Lets it hold until the end of the chosen day where the caller is. */
    public String extend() {
        var day = Objects.requireNonNull(lastDay);
        var end = day.plusDays(1).atStartOfDay(reader.zone()).toInstant();
        grants.extend(grantId(), end, reason, seen());
        return done("extended");
    }

    /** Stops it for now. */
    public String suspend() {
        grants.suspend(grantId(), reason, seen());
        return done("suspended");
    }

    /** Lets it hold again. */
    public String resume() {
        grants.resume(grantId(), reason, seen());
        return done("resumed");
    }

    /** Ends it for good. */
    public String revoke() {
        grants.revoke(grantId(), reason, seen());
        return done("revoked");
    }

    private String done(String what) {
        notices.done("grant.done." + what);
        return "/grant.xhtml?faces-redirect=true&id=" + id;
    }

    /** The first last day that makes it longer. */
    public LocalDate earliest() {
        return view().validUntil().atZone(reader.zone()).toLocalDate();
    }

    /** When it ends at the latest, once extended. */
    public Instant latestEnd() {
        var approved = view().approvedUntil();
        return approved.plus(Duration.between(view().validFrom(), approved));
    }

    /** The last day that can be chosen: it is over by then. */
    public LocalDate latest() {
        return latestEnd().atZone(reader.zone()).toLocalDate().minusDays(1);
    }

    /** The view parameter. */
    public String getId() {
        return id;
    }

    /** Takes the view parameter. */
    public void setId(@Nullable String given) {
        id = Objects.requireNonNullElse(given, "");
    }

    /** Why. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
    }

    /** The last day on which it is to hold. */
    public @Nullable LocalDate getLastDay() {
        return lastDay;
    }

    /** Takes what was chosen. */
    public void setLastDay(@Nullable LocalDate given) {
        lastDay = given;
    }
}

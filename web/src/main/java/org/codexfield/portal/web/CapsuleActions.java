package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.service.PublicationService;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** What the owner does with a version beside its page. */
@Named("capsuleActions")
@RequestScoped
public class CapsuleActions {

    @Inject private CapsulePage page;
    @Inject private PublicationService publication;
    @Inject private DraftService drafts;
    @Inject private Notices notices;
    private String reason = "";
    private String number = "";

    /** Brings the version into the catalogue. */
    public String publish() {
        publication.publish(page.capsuleName(), page.versionNumber());
        page.changed();
        notices.done("capsule.published", page.title());
        return stay();
    }

    /** Takes the version back. */
    public String withdraw() {
        publication.withdraw(page.capsuleName(), page.versionNumber(), reason.strip());
        page.changed();
        notices.done("capsule.withdrawn", page.title());
        return stay();
    }

    /** Begins a version, and leads to where it is made. */
    public String begin() {
        var begun = drafts.begin(page.capsuleName(), new VersionNumber(number.strip()));
        notices.done("capsule.begun", begun.version());
        return "/publish.xhtml?faces-redirect=true&name="
                + begun.capsule()
                + "&version="
                + begun.version();
    }

    private String stay() {
        return page.address(page.getTab()) + "&faces-redirect=true";
    }

    /** Why it is taken back. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
    }

    /** The number of the next version. */
    public String getNumber() {
        return number;
    }

    /** Takes what was typed. */
    public void setNumber(@Nullable String given) {
        number = Objects.requireNonNullElse(given, "");
    }
}

package org.codexfield.portal.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** What a draft says of itself. */
@Named("publishAbout")
@ViewScoped
public class PublishAbout implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private PublishPage page;
    @Inject private DraftService drafts;
    @Inject private Notices notices;
    private String title = "";
    private String description = "";
    private String card = "";
    private String tags = "";
    private String protocol = "";
    private long revision;

    @PostConstruct
    void read() {
        var version = page.version();
        title = version.title();
        description = version.description();
        card = version.card();
        tags = String.join(", ", version.tags());
        protocol = version.protocol().orElse("");
        revision = version.revision();
    }

    /** Whether the kind can be called, and so say how. */
    public boolean isCallable() {
        return Stream.of(CapsuleKind.values())
                .anyMatch(kind -> kind.code().equals(page.version().kind()) && kind.isCallable());
    }

    /** The codes of all protocols. */
    public List<String> protocols() {
        return Stream.of(CallProtocol.values()).map(CallProtocol::code).toList();
    }

    /** Keeps it, and leads to the next step. Refused if somebody else changed the draft. */
    public String save() {
        var said =
                new Documentation(
                        title,
                        description,
                        card,
                        Stream.of(tags.split("[,\\s]+", -1))
                                .filter(tag -> !tag.isEmpty())
                                .toList());
        drafts.describe(
                page.capsuleName(),
                page.versionNumber(),
                Optional.of(revision),
                said,
                Stream.of(CallProtocol.values())
                        .filter(known -> known.code().equals(protocol))
                        .findFirst());
        page.changed();
        notices.done("about.saved");
        return page.next() + "&faces-redirect=true";
    }

    /** One line. */
    public String getTitle() {
        return title;
    }

    /** Takes what was typed. */
    public void setTitle(@Nullable String given) {
        title = Objects.requireNonNullElse(given, "");
    }

    /** A few sentences. */
    public String getDescription() {
        return description;
    }

    /** Takes what was typed. */
    public void setDescription(@Nullable String given) {
        description = Objects.requireNonNullElse(given, "");
    }

    /** Markdown. */
    public String getCard() {
        return card;
    }

    /** Takes what was typed. */
    public void setCard(@Nullable String given) {
        card = Objects.requireNonNullElse(given, "");
    }

    /** Words with commas or spaces between them. */
    public String getTags() {
        return tags;
    }

    /** Takes what was typed. */
    public void setTags(@Nullable String given) {
        tags = Objects.requireNonNullElse(given, "");
    }

    /** The code of a protocol; empty for none. */
    public String getProtocol() {
        return protocol;
    }

    /** Takes what was chosen. */
    public void setProtocol(@Nullable String given) {
        protocol = Objects.requireNonNullElse(given, "");
    }
}

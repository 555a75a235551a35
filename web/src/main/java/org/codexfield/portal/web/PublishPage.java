package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.PartService;
import org.codexfield.capsules.service.PartView;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.capsules.web.PartUploadServlet;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way to be sealed, step by step. Each step is kept when it is done, so that the
 * draft can be left and found again at any of them.
 */
@Named("publishPage")
@ViewScoped
public class PublishPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The steps in their order. */
    private static final List<String> STEPS = List.of("files", "about", "parents", "review");

    @Inject private CapsuleService capsules;
    @Inject private PartService contents;
    @Inject private Notices notices;
    private String name = "";
    private String number = "";
    private String step = "";
    private transient @Nullable VersionView version;
    private final LazyTable<PartView> parts =
            ListTable.of(
                    query -> capsules.parts(capsuleName(), versionNumber(), query), PartView::path);

    /** Leads to the page of the version unless it is a draft; to nobody else's. */
    public String load() {
        capsules.requireCommand(capsuleName().organisation(), "write-documentation");
        return version().status().equals("draft") ? "" : toCapsule();
    }

    String toCapsule() {
        return "/capsule.xhtml?faces-redirect=true&name=" + name + "&version=" + number;
    }

    /** The draft. */
    public VersionView version() {
        if (version == null) {
            version = capsules.version(capsuleName(), versionNumber());
        }
        return version;
    }

    /** Reads it again, after it was changed. */
    void changed() {
        version = null;
    }

    CapsuleName capsuleName() {
        return CapsuleName.parse(name);
    }

    VersionNumber versionNumber() {
        return new VersionNumber(number);
    }

    /** What the page calls it: its title, or its short name while it has none. */
    public String title() {
        var said = version().title();
        return said.isEmpty() ? capsuleName().slug() : said;
    }

    /** The steps. */
    public List<String> steps() {
        return STEPS;
    }

    /** Where a step is. */
    public String address(String of) {
        return "/publish.xhtml?name=" + name + "&version=" + number + "&step=" + of;
    }

    /** Where the next step is. */
    public String next() {
        return address(STEPS.get(Math.min(STEPS.indexOf(getStep()) + 1, STEPS.size() - 1)));
    }

    /** Whether something is there already that a step asks for. */
    public boolean isDone(String of) {
        return switch (of) {
            case "files" -> version().partCount() > 0;
            case "about" -> !version().title().isEmpty();
            case "parents" -> !version().parents().isEmpty();
            default -> false;
        };
    }

    /** Where the page's script sends parts, without path and media type. */
    public String uploadAddress() {
        return PartUploadServlet.PATH
                + "?capsule="
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "&version="
                + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    /** The parts of the draft. */
    public LazyTable<PartView> parts() {
        return parts;
    }

    /** Takes a part out. */
    public void remove(PartView part) {
        contents.remove(capsuleName(), versionNumber(), new PartPath(part.path()));
        changed();
        notices.done("part.removed", part.path());
    }

    /** View parameter: {@code organisation/slug}. */
    public String getName() {
        return name;
    }

    /** Takes the view parameter. */
    public void setName(@Nullable String given) {
        name = given == null ? "" : given.strip();
    }

    /** View parameter. */
    public String getVersion() {
        return number;
    }

    /** Takes the view parameter. */
    public void setVersion(@Nullable String given) {
        number = given == null ? "" : given.strip();
    }

    /** View parameter. */
    public String getStep() {
        return STEPS.contains(step) ? step : STEPS.get(0);
    }

    /** Takes the view parameter. */
    public void setStep(@Nullable String given) {
        step = Objects.requireNonNullElse(given, "");
    }
}

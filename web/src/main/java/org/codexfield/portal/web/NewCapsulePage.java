package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.web.ViewedOrganisation;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** Makes a capsule and begins its first version. */
@Named("newCapsulePage")
@RequestScoped
public class NewCapsulePage {

    @Inject private ViewedOrganisation viewed;
    @Inject private CapsuleService capsules;
    @Inject private DraftService drafts;
    @Inject private Notices notices;
    private String slug = "";
    private String kind = CapsuleKind.DATASET.code();
    private String number = "1.0.0";

    /** Refuses the page to those who may not make one. */
    public void load() {
        capsules.requireCommand(viewed.slug(), "create-capsule");
    }

    /** Makes it, and leads to where its first version is filled. */
    public String create() {
        // before anything is made: a capsule without a version would be left over
        var first = new VersionNumber(number.strip());
        var name = new CapsuleName(viewed.slug(), slug.strip());
        capsules.create(name, kindOf(kind));
        drafts.begin(name, first);
        notices.done("capsule.begun", first.value());
        return "/publish.xhtml?faces-redirect=true&name=" + name + "&version=" + first.value();
    }

    private static CapsuleKind kindOf(String code) {
        return Stream.of(CapsuleKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElse(CapsuleKind.DATASET);
    }

    /** The codes of all kinds. */
    public List<String> kinds() {
        return Stream.of(CapsuleKind.values()).map(CapsuleKind::code).toList();
    }

    /** Its short name. */
    public String getSlug() {
        return slug;
    }

    /** Takes what was typed. */
    public void setSlug(@Nullable String given) {
        slug = Objects.requireNonNullElse(given, "");
    }

    /** The code of its kind. */
    public String getKind() {
        return kind;
    }

    /** Takes what was chosen. */
    public void setKind(@Nullable String given) {
        kind = Objects.requireNonNullElse(given, "");
    }

    /** The number of its first version. */
    public String getNumber() {
        return number;
    }

    /** Takes what was typed. */
    public void setNumber(@Nullable String given) {
        number = Objects.requireNonNullElse(given, "");
    }
}

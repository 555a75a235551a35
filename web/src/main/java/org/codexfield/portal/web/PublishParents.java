package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.CatalogueService;
import org.codexfield.capsules.service.DraftService;
import org.codexfield.capsules.service.VersionView.ParentView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** What a draft was made from. */
@Named("publishParents")
@RequestScoped
public class PublishParents {

    private static final int SUGGESTED = 10;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    @Inject private PublishPage page;
    @Inject private DraftService drafts;
    @Inject private CapsuleService capsules;
    @Inject private CatalogueService catalogue;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private String parent = "";
    private String relation = Relation.DERIVED_FROM.code();
    private @Nullable List<ParentView> parents;
    private String refusal = "";

    /**
     * The parents with the terms that sealing would freeze now; without terms while one of them is
     * refused.
     */
    public List<ParentView> parents() {
        if (parents == null) {
            try {
                parents = drafts.frozenParents(page.capsuleName(), page.versionNumber());
            } catch (DomainException refused) {
                // no failure: the step says what would be refused, and shows what is named
                refusal = texts.refusal(refused);
                parents = page.version().parents();
            }
        }
        return parents;
    }

    /** Why sealing would refuse them; empty if it would not. */
    public String refusal() {
        parents();
        return refusal;
    }

    /** A share as a percentage, exactly. */
    public String percent(ParentView of) {
        return BigDecimal.valueOf(of.sharePpm(), 4).stripTrailingZeros().toPlainString();
    }

    /** The codes of all relations. */
    public List<String> relations() {
        return Stream.of(Relation.values()).map(Relation::code).toList();
    }

    /** Published versions that match what was typed, as {@link #add} takes them. */
    public List<String> suggestions(String typed) {
        return catalogue
                .search(ListQuery.first(SUGGESTED).containing(typed.strip()))
                .items()
                .stream()
                .map(found -> found.capsule() + " " + found.version())
                .toList();
    }

    /** Names one more. */
    public void add() {
        var named = new ArrayList<>(named());
        named.add(new DraftService.Parent(digest(parent.strip()), Relation.ofCode(relation)));
        name(named);
        notices.done("parent.added");
        parent = "";
    }

    /** Names one no longer. */
    public void remove(ParentView without) {
        name(
                named().stream()
                        .filter(
                                each ->
                                        !each.manifestDigest()
                                                .hex()
                                                .equals(without.manifestDigest()))
                        .toList());
        notices.done("parent.removed");
    }

    private List<DraftService.Parent> named() {
        return page.version().parents().stream()
                .map(
                        each ->
                                new DraftService.Parent(
                                        Digest.parse(each.manifestDigest()),
                                        Relation.ofCode(each.relation())))
                .toList();
    }

    private void name(List<DraftService.Parent> named) {
        drafts.nameParents(
                page.capsuleName(),
                page.versionNumber(),
                Optional.of(page.version().revision()),
                named);
        page.changed();
        parents = null;
        refusal = "";
    }

    /** By its digest, or by name and number with a space between them. */
    private Digest digest(String typed) {
        if (DIGEST.matcher(typed).matches()) {
            return Digest.parse(typed);
        }
        int space = typed.indexOf(' ');
        var name = CapsuleName.parse(space < 0 ? typed : typed.substring(0, space));
        var number =
                space < 0
                        ? capsules.get(name).listed().orElse("")
                        : typed.substring(space + 1).strip();
        return capsules.manifestDigest(name, new VersionNumber(number));
    }

    /** What was typed: a digest, or a name and a number. */
    public String getParent() {
        return parent;
    }

    /** Takes what was typed. */
    public void setParent(@Nullable String given) {
        parent = Objects.requireNonNullElse(given, "");
    }

    /** The code of a relation. */
    public String getRelation() {
        return relation;
    }

    /** Takes what was chosen. */
    public void setRelation(@Nullable String given) {
        relation = Objects.requireNonNullElse(given, "");
    }
}

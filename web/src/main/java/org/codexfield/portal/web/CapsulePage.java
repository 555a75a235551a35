package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.CapsuleView;
import org.codexfield.capsules.service.PartView;
import org.codexfield.capsules.service.VersionRow;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.jspecify.annotations.Nullable;

/** One version of a capsule: the one that the address names, else the one the catalogue shows. */
@Named("capsulePage")
@ViewScoped
public class CapsulePage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The tabs in their order. */
    private static final List<String> TABS =
            List.of("overview", "terms", "lineage", "versions", "proof");

    /** Beside them, for who holds a grant. */
    private static final String TRY = "try";

    @Inject private CapsuleService capsules;
    private String name = "";
    private String number = "";
    private String tab = "";
    private transient @Nullable CapsuleView capsule;
    private transient @Nullable VersionView version;
    private transient @Nullable Set<String> commands;
    private final LazyTable<PartView> parts = ListTable.of(this::parts, PartView::path);
    private final LazyTable<VersionRow> versions =
            ListTable.of(query -> capsules.versions(capsuleName(), query), VersionRow::id);

    /** Refuses the page when there is no such version, or the caller may not see it. */
    public void load() {
        version();
    }

    /** The capsule. */
    public CapsuleView capsule() {
        if (capsule == null) {
            capsule = capsules.get(capsuleName());
        }
        return capsule;
    }

    /** The version. */
    public VersionView version() {
        if (version == null) {
            version = capsules.version(capsuleName(), versionNumber());
        }
        return version;
    }

    /** Reads it again, after something was done to it. */
    void changed() {
        version = null;
        capsule = null;
    }

    CapsuleName capsuleName() {
        return CapsuleName.parse(name);
    }

    VersionNumber versionNumber() {
        if (number.isEmpty()) {
            number =
                    capsule()
                            .listed()
                            .or(
                                    () ->
                                            capsules
                                                    .versions(capsuleName(), ListQuery.first(1))
                                                    .items()
                                                    .stream()
                                                    .map(VersionRow::version)
                                                    .findFirst())
                            .orElse("");
        }
        return new VersionNumber(number);
    }

    /** What the page calls it: its title, or its name while it has none. */
    public String title() {
        return version().title().isEmpty() ? capsule().slug() : version().title();
    }

    /** Whether the version is in this state. */
    public boolean is(String status) {
        return version().status().equals(status);
    }

    /** Whether the caller's roles allow a command on it, for example {@code publish-version}. */
    public boolean may(String command) {
        if (commands == null) {
            commands = capsules.commands(capsuleName().organisation());
        }
        return commands.contains(command);
    }

    /** Where a tab of this version is. */
    public String address(String of) {
        return "/capsule.xhtml?name=" + name + "&version=" + versionNumber().value() + "&tab=" + of;
    }

    /** Where another version is. */
    public String addressOf(VersionRow row) {
        return "/capsule.xhtml?name=" + name + "&version=" + row.version();
    }

    /** Its tabs. */
    public List<String> tabs() {
        return TABS;
    }

    /** The parts of the version. */
    public LazyTable<PartView> parts() {
        return parts;
    }

    Page<PartView> parts(ListQuery query) {
        return capsules.parts(capsuleName(), versionNumber(), query);
    }

    /** The versions that the caller may see. */
    public LazyTable<VersionRow> versions() {
        return versions;
    }

    /** View parameter: {@code organisation/slug}. */
    public String getName() {
        return name;
    }

    /** Takes the view parameter. */
    public void setName(@Nullable String given) {
        name = given == null ? "" : given.strip();
    }

    /** View parameter: a version number; empty for the one that the catalogue shows. */
    public String getVersion() {
        return number;
    }

    /** Takes the view parameter. */
    public void setVersion(@Nullable String given) {
        number = given == null ? "" : given.strip();
    }

    /** View parameter. */
    public String getTab() {
        return TABS.contains(tab) || tab.equals(TRY) ? tab : TABS.get(0);
    }

    /** Takes the view parameter. */
    public void setTab(@Nullable String given) {
        tab = Objects.requireNonNullElse(given, "");
    }
}

package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.CapsuleView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.web.ViewedOrganisation;
import org.codexfield.licensing.service.OfferDraft;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.licensing.service.OfferView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** Makes an offer, or puts another in the place of one: licence, request form and route. */
@Named("offerEditPage")
@ViewScoped
public class OfferEditPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SUGGESTED = 10;
    private static final String LICENCE = "edit:licence";

    @Inject private OfferService offers;
    @Inject private CapsuleService capsules;
    @Inject private ViewedOrganisation viewed;
    @Inject private LicenceEditor licence;
    @Inject private FormEditor form;
    @Inject private RouteEditor route;
    @Inject private Notices notices;
    private String capsule = "";
    private String name = "";
    private Choice versions = new Choice(List.of(), List.of());
    private boolean existing;
    private long seen;

    /** Reads what is to be changed, or begins anew; refused to those who may not offer. */
    public void open() {
        if (!capsule.isEmpty()) {
            viewed.setSlug(CapsuleName.parse(capsule).organisation());
        }
        offers.requireMaking(viewed.slug());
        existing = !name.isEmpty();
        if (existing) {
            read();
        } else {
            capsule = capsule.isEmpty() ? "" : CapsuleName.parse(capsule).slug();
            showVersions();
            licence.begin();
            form.begin();
            route.begin();
        }
    }

    private void read() {
        var view = offers.get(CapsuleName.parse(capsule), name);
        capsule = CapsuleName.parse(capsule).slug();
        seen = view.offer().version();
        licence.setText(view.licence());
        form.begin(view.form());
        route.begin(view.route());
        versions = new Choice(published(), numbers(view.versions()));
    }

    /** Shows what can be offered of the capsule that was chosen: everything, unless unticked. */
    public void showVersions() {
        var numbers = published();
        versions = new Choice(numbers, numbers);
    }

    private List<String> published() {
        return capsule.isBlank() ? List.of() : numbers(offers.offerable(offered()));
    }

    private static List<String> numbers(List<OfferView.Version> versions) {
        return versions.stream().map(OfferView.Version::number).toList();
    }

    private CapsuleName offered() {
        return new CapsuleName(viewed.slug(), capsule.strip());
    }

    /** The versions to offer. */
    public Choice versions() {
        return versions;
    }

    /** The short names of the organisation's capsules that hold what was typed. */
    public List<String> capsules(String typed) {
        var query = ListQuery.first(SUGGESTED).containing(typed.strip());
        return capsules.list(viewed.slug(), query).items().stream().map(CapsuleView::slug).toList();
    }

    /** Makes the offer, or revises it, and leads to it; what is wrong stands at its field. */
    public String save() {
        var asked = form.form();
        var decided = route.route();
        if (licence.errors() > 0) {
            Fields.refuse(LICENCE, licence.refusal());
            return "";
        }
        if (asked.isEmpty() || decided.isEmpty()) {
            return "";
        }
        var offered = offered();
        var draft =
                new OfferDraft(
                        licence.getText(),
                        asked.get(),
                        decided.get(),
                        new TreeSet<>(versions.ticked()));
        var made =
                existing
                        ? offers.revise(offered, name, draft, Optional.of(seen))
                        : offers.make(offered, name.strip(), draft);
        notices.done(existing ? "offer.revised" : "offer.made", made.offer().name());
        return "/offer.xhtml?faces-redirect=true&capsule="
                + URLEncoder.encode(offered.toString(), StandardCharsets.UTF_8)
                + "&name="
                + URLEncoder.encode(made.offer().name(), StandardCharsets.UTF_8);
    }

    /** Whether an offer is changed that there is. */
    public boolean isExisting() {
        return existing;
    }

    /** Where to go without saving. */
    public String back() {
        return existing
                ? "/offer.xhtml?capsule=" + viewed.slug() + "/" + capsule + "&name=" + name
                : "/offers.xhtml?organisation=" + viewed.slug();
    }

    /** The capsule's short name; as view parameter with its organisation. */
    public String getCapsule() {
        return capsule;
    }

    /** Takes the view parameter, or what was typed. */
    public void setCapsule(@Nullable String given) {
        capsule = Objects.requireNonNullElse(given, "");
    }

    /** The name of the offer. */
    public String getName() {
        return name;
    }

    /** Takes the view parameter, or what was typed. */
    public void setName(@Nullable String given) {
        name = Objects.requireNonNullElse(given, "");
    }
}

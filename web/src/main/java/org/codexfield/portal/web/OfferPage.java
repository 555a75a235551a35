package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.LintView;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.licensing.service.OfferView;
import org.codexfield.licensing.service.PurposeView;
import org.codexfield.licensing.service.VocabularyService;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** One offer: its terms in plain words, what it asks, and who decides. */
@Named("offerPage")
@ViewScoped
public class OfferPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private OfferService offers;
    @Inject private LicenceService licences;
    @Inject private VocabularyService vocabulary;
    @Inject private Reader reader;
    @Inject private Notices notices;
    private String capsule = "";
    private String name = "";
    private transient @Nullable OfferView view;
    private transient @Nullable LintView lint;
    private transient @Nullable Set<String> offerable;

    /** The offer. */
    public OfferView view() {
        if (view == null) {
            view = offers.get(CapsuleName.parse(capsule), name);
        }
        return view;
    }

    /** The terms in the reader's language. */
    public LintView lint() {
        if (lint == null) {
            lint = licences.lint(LicenceForm.TEXT, view().licence(), reader.locale());
        }
        return lint;
    }

    /** The canonical form of the terms, for machines. */
    public String odrl() {
        return licences.convert(LicenceForm.TEXT, view().licence(), reader.locale())
                .odrl()
                .map(json -> json.toPrettyString())
                .orElse("");
    }

    /** The purposes of the rule that approves by itself, in the reader's language. */
    public List<String> purposes() {
        var rule = view().route().autoApproval();
        Set<String> codes = rule == null ? Set.of() : rule.purposes();
        return vocabulary.purposes(reader.locale()).stream()
                .filter(purpose -> codes.contains(purpose.code()))
                .map(PurposeView::label)
                .toList();
    }

    /** The organisation that offers, by its short name. */
    public String provider() {
        return CapsuleName.parse(capsule).organisation();
    }

    /** Whether the caller may do this with it, for example {@code close-offer}. */
    public boolean may(String command) {
        return offers.commands(provider()).contains(command);
    }

    /** Whether one of its versions was withdrawn since. */
    public boolean isWithdrawn(String number) {
        if (offerable == null) {
            offerable =
                    offers.offerable(CapsuleName.parse(capsule)).stream()
                            .map(OfferView.Version::number)
                            .collect(Collectors.toSet());
        }
        return !offerable.contains(number);
    }

    /** Whether it takes requests. */
    public boolean isOpen() {
        return view().offer().status().equals("open");
    }

    /** Takes no more requests. */
    public void close() {
        offers.close(CapsuleName.parse(capsule), name, Optional.of(view().offer().version()));
        view = null;
        notices.done("offer.closed", name);
    }

    /** The capsule, {@code organisation/slug}. */
    public String getCapsule() {
        return capsule;
    }

    /** Takes the view parameter. */
    public void setCapsule(@Nullable String given) {
        capsule = Objects.requireNonNullElse(given, "");
    }

    /** The name of the offer. */
    public String getName() {
        return name;
    }

    /** Takes the view parameter. */
    public void setName(@Nullable String given) {
        name = Objects.requireNonNullElse(given, "");
    }
}

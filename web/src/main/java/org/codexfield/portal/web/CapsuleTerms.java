package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.licensing.service.OfferedTerms;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** What can be had of a capsule, and under which terms, in the reader's words. */
@Named("capsuleTerms")
@RequestScoped
public class CapsuleTerms {

    private static final String REQUEST = "/request-access.xhtml";

    @Inject private CapsulePage page;
    @Inject private FrameModel frame;
    @Inject private Navigation navigation;
    @Inject private OfferService offers;
    @Inject private LicenceService licences;
    @Inject private Reader reader;
    private @Nullable List<Terms> terms;

    /**
     * An open offer.
     *
     * @param plain the rules of its licence
     */
    public record Terms(OfferedTerms offer, List<PlainRule> plain) {}

    /** The open offers, by name; read in one statement. */
    public List<Terms> offers() {
        if (terms == null) {
            terms =
                    offers.offered(page.capsuleName(), page.versionNumber()).stream()
                            .map(offer -> new Terms(offer, plain(offer)))
                            .toList();
        }
        return terms;
    }

    private List<PlainRule> plain(OfferedTerms offer) {
        return licences.lint(LicenceForm.TEXT, offer.licence(), reader.locale()).plain();
    }

    /** Whether the caller can ask for it in the active organisation, or has yet to sign in. */
    public boolean mayAsk() {
        return navigation.exists(REQUEST) && (!frame.signedIn() || frame.hasRole("requester"));
    }

    /** Where access is asked for under an offer. */
    public String request(Terms terms) {
        return REQUEST
                + "?offer="
                + terms.offer().id()
                + "&version="
                + page.versionNumber().value();
    }

    /** Whether access can be asked for: offers bind what is published, and nothing else. */
    public boolean canBeAskedFor() {
        return page.is("published") && !offers().isEmpty();
    }
}

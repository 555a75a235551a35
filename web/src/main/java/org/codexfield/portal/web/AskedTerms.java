package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.licensing.service.OfferView;
import org.codexfield.licensing.service.OfferedPurpose;
import org.codexfield.licensing.service.PurposeMatchService;
import org.codexfield.licensing.service.RequestDraft;
import org.codexfield.licensing.service.RequestReadingService;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Under which terms somebody asks: an offer as it is now for what is new or a draft, and as it was
 * handed in under for what was returned.
 */
@Named("askedTerms")
@ViewScoped
public class AskedTerms implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String RETURNED = "returned";

    @Inject private OfferService offers;
    @Inject private RequestReadingService reading;
    @Inject private PurposeMatchService matches;
    @Inject private LicenceService licences;
    @Inject private CapsuleService capsules;
    @Inject private Reader reader;
    private String offerParameter = "";
    private String requestParameter = "";
    private String version = "";
    private @Nullable OfferView offer;
    private @Nullable RequestView request;
    private @Nullable List<OfferedPurpose> purposes;
    private @Nullable String returnedWith;

    /** Reads what the address names. */
    void open() {
        if (!requestParameter.isEmpty()) {
            var id = AccessRequestId.parse(requestParameter);
            var found = reading.get(id);
            request = found;
            offer = offers.get(new OfferId(found.offer()));
            if (found.request().status().equals(RETURNED)) {
                returnedWith = lastReturn(id);
            }
        } else {
            offer = offers.get(OfferId.parse(offerParameter));
        }
    }

    private String lastReturn(AccessRequestId id) {
        var newest = new ListQuery(0, 1, "at", true, "", Map.of("kind", RETURNED));
        return reading.history(id, newest).items().stream()
                .findFirst()
                .map(entry -> entry.text())
                .orElse("");
    }

    /** The request that is changed, if it is one. */
    public Optional<RequestView> request() {
        return Optional.ofNullable(request);
    }

    /**
     * Reads the files again. When anything else of the request changed meanwhile, it stays as it
     * was seen, so that nobody saves over what they did not see.
     */
    void readFiles() {
        request()
                .ifPresent(
                        seen -> {
                            var now = reading.get(new AccessRequestId(seen.request().id()));
                            if (said(now).equals(said(seen))) {
                                request = now;
                            }
                        });
    }

    private static List<Object> said(RequestView view) {
        return List.of(
                view.purposes(),
                view.actions(),
                view.answers(),
                view.offerRevision(),
                view.request().status());
    }

    /** The keys of the questions that have their file. */
    Set<String> filed() {
        return request().stream()
                .flatMap(one -> one.attachments().stream())
                .map(AttachmentView::field)
                .collect(Collectors.toSet());
    }

    /** The offer as it is now. */
    public OfferView offer() {
        return Objects.requireNonNull(offer);
    }

    OfferId offerId() {
        return new OfferId(offer().offer().id());
    }

    /** The revision that counts. */
    int revision() {
        return frozen().map(RequestView::offerRevision).orElse(offer().offer().revision());
    }

    /** Whether the offer demands something else than when the draft was saved. */
    public boolean changed() {
        return request()
                .filter(one -> one.request().status().equals("draft"))
                .filter(one -> one.offerRevision() != offer().offer().revision())
                .isPresent();
    }

    private Optional<RequestView> frozen() {
        return request().filter(one -> one.request().status().equals(RETURNED));
    }

    /** The licence as its author wrote it. */
    public String licence() {
        return frozen().map(RequestView::licence).orElse(offer().licence());
    }

    List<FormField> fields() {
        return frozen().map(RequestView::form).orElse(offer().form()).fields();
    }

    List<PlainRule> plain() {
        return licences.lint(LicenceForm.TEXT, licence(), reader.locale()).plain();
    }

    List<OfferedPurpose> purposes() {
        if (purposes == null) {
            purposes = matches.ofOffer(offerId(), revision(), reader.locale());
        }
        return purposes;
    }

    RequestDraft.Asked asked() {
        return request()
                .map(one -> new RequestDraft.Asked(one.purposes(), one.actions(), one.answers()))
                .orElse(new RequestDraft.Asked(Set.of(), Set.of(), Map.of()));
    }

    @Nullable String returnedWith() {
        return returnedWith;
    }

    /** The version that is asked for: the one that the address names, else the catalogue's. */
    public String version() {
        if (version.isEmpty()) {
            version = request().flatMap(RequestView::capsuleVersion).orElseGet(this::covered);
        }
        return version;
    }

    /** The catalogue's version if the offer covers it, else the newest that it covers. */
    private String covered() {
        var numbers = offer().versions().stream().map(OfferView.Version::number).toList();
        return capsules.get(CapsuleName.parse(offer().offer().capsule()))
                .listed()
                .filter(numbers::contains)
                .or(() -> numbers.stream().findFirst())
                .orElse("1.0.0");
    }

    /** The view parameter. */
    public String getOffer() {
        return offerParameter;
    }

    /** Takes the view parameter. */
    public void setOffer(@Nullable String given) {
        offerParameter = Objects.requireNonNullElse(given, "");
    }

    /** The view parameter. */
    public String getRequest() {
        return requestParameter;
    }

    /** Takes the view parameter. */
    public void setRequest(@Nullable String given) {
        requestParameter = Objects.requireNonNullElse(given, "");
    }

    /** The view parameter. */
    public String getVersion() {
        return version;
    }

    /** Takes the view parameter. */
    public void setVersion(@Nullable String given) {
        version = Objects.requireNonNullElse(given, "");
    }
}

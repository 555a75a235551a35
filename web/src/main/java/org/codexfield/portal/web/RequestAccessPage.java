package org.codexfield.portal.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.service.AccessRequestService;
import org.codexfield.licensing.service.OfferedPurpose;
import org.codexfield.licensing.service.RequestDraft;
import org.codexfield.licensing.service.RequestOptionsService;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;

/** Asks for access under an offer, or changes what was asked while it is a draft or returned. */
@Named("requestAccessPage")
@ViewScoped
public class RequestAccessPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<String> EDITABLE = Set.of("draft", "returned");

    @Inject private AskedTerms terms;
    @Inject private AskedBeneficiary beneficiary;
    @Inject private AccessRequestService requests;
    @Inject private RequestOptionsService options;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private Choice purposes = new Choice(List.of(), List.of());
    private Choice actions = new Choice(List.of(), List.of());

    /** Reads what the address names; what can no longer be changed is shown on its own page. */
    public String open() {
        terms.open();
        if (terms.request().filter(one -> !EDITABLE.contains(one.request().status())).isPresent()) {
            return detail(terms.getRequest());
        }
        beneficiary.begin(terms.request());
        var asked = terms.asked();
        answers.putAll(asked.answers());
        purposes =
                new Choice(
                        terms.purposes().stream().map(OfferedPurpose::code).toList(),
                        asked.purposes());
        actions =
                new Choice(
                        terms.purposes().stream()
                                .flatMap(purpose -> purpose.actions().stream())
                                .distinct()
                                .toList(),
                        asked.actions().stream().map(Action::word).toList());
        return "";
    }

    /** Keeps it; nobody else sees it before it is handed in. */
    public String save() {
        if (isRefused(false)) {
            return "";
        }
        var id = keep();
        notices.done("access.saved");
        return "/request-access.xhtml?faces-redirect=true&request=" + id;
    }

    /** Keeps it, and hands it in. */
    public String submit() {
        if (isRefused(true)) {
            return "";
        }
        var id = keep();
        terms.setRequest(id.toString());
        terms.open();
        beneficiary.begin(terms.request());
        requests.submit(id, Optional.empty());
        notices.done("access.submitted");
        return detail(id.toString());
    }

    private AccessRequestId keep() {
        var asked =
                new RequestDraft.Asked(
                        new TreeSet<>(purposes.ticked()),
                        actions.ticked().stream()
                                .flatMap(word -> Action.find(word).stream())
                                .collect(Collectors.toSet()),
                        given());
        var known = terms.request();
        if (known.isPresent()) {
            var id = new AccessRequestId(known.get().request().id());
            requests.edit(id, asked, Optional.of(known.get().request().version()));
            beneficiary
                    .changed()
                    .ifPresent(member -> requests.askFor(id, member, Optional.empty()));
            return id;
        }
        var offer = terms.offer().offer();
        return requests.draft(
                new RequestDraft(
                        CapsuleName.parse(offer.capsule()),
                        new VersionNumber(terms.version()),
                        offer.name(),
                        beneficiary.chosen(),
                        asked));
    }

    private Map<String, String> given() {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() != null && !answer.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Tells everything that is wrong at once, each at its field. */
    private boolean isRefused(boolean complete) {
        var given = given();
        var found = options.problems(terms.offerId(), terms.revision(), given, terms.filed());
        if (!complete) {
            found.keySet().retainAll(given.keySet());
        }
        var fields = terms.fields();
        for (int i = 0; i < fields.size(); i++) {
            var problem = found.get(fields.get(i).key());
            if (problem != null) {
                refuse(
                        "request:questions:" + i + ":" + fields.get(i).type().code(),
                        texts.refusal(problem));
            }
        }
        boolean saysLittle =
                complete && (purposes.ticked().isEmpty() || actions.ticked().isEmpty());
        if (complete && purposes.ticked().isEmpty()) {
            refuse("request:purposes-message", texts.of("access.purposes.missing"));
        }
        if (complete && actions.ticked().isEmpty()) {
            refuse("request:actions-message", texts.of("access.actions.missing"));
        }
        boolean refused = saysLittle || !found.isEmpty();
        if (refused) {
            FacesContext.getCurrentInstance().validationFailed();
        }
        return refused;
    }

    private static void refuse(String at, String text) {
        FacesContext.getCurrentInstance()
                .addMessage(at, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    private static String detail(String id) {
        return "/request.xhtml?faces-redirect=true&id=" + id;
    }

    /** The questions of the offer's form. */
    public List<FormField> fields() {
        return terms.fields();
    }

    /** The terms in the reader's words. */
    public List<PlainRule> plain() {
        return terms.plain();
    }

    /** The purposes that the terms cover, or that do not fit them. */
    public List<OfferedPurpose> purposes(boolean covered) {
        return terms.purposes().stream().filter(one -> one.covered() == covered).toList();
    }

    /** What is ticked of the purposes. */
    public Choice chosenPurposes() {
        return purposes;
    }

    /** What is ticked of what is to be done. */
    public Choice actions() {
        return actions;
    }

    /** Whether a purpose is ticked that the terms do not cover. */
    public boolean asksBeyond() {
        var ticked = purposes.ticked();
        return purposes(false).stream().anyMatch(purpose -> ticked.contains(purpose.code()));
    }

    /** The answers by the keys of their fields; the page writes into it. */
    public Map<String, String> getAnswers() {
        return answers;
    }

    /** What a reviewer wrote when giving it back; empty if it was not. */
    public String returnedWith() {
        return Objects.requireNonNullElse(terms.returnedWith(), "");
    }

    /** What it is about. */
    public AskedTerms terms() {
        return terms;
    }

    /** What a number must be, besides what the form says of it. */
    public String numberHelp(FormField field) {
        var help = Objects.requireNonNullElse(field.help(), "");
        Long least = field.least();
        Long most = field.most();
        if (least == null || most == null) {
            return help;
        }
        return (help + " " + texts.of("access.number.between", least, most)).strip();
    }
}

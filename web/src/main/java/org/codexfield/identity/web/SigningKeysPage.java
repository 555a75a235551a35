package org.codexfield.identity.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.identity.service.SigningKeyView;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Rows;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The keys that an organisation signs with: make a new one, report one as compromised. */
@Named("signingKeysPage")
@ViewScoped
public class SigningKeysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private ViewedOrganisation viewed;
    @Inject private SigningKeyService keys;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private final LazyTable<SigningKeyView> rows = new LazyTable<>(this::page, SigningKeyView::kid);
    private String chosen = "";
    private String confirmation = "";

    /** An organisation has few keys, and the service gives them all. */
    private Rows<SigningKeyView> page(Rows.Query query) {
        List<SigningKeyView> all = keys.list(viewed.slug());
        var wanted = query.search().orElse("");
        var found =
                all.stream()
                        .filter(key -> (key.kid() + key.publicKeyMultibase()).contains(wanted))
                        .toList();
        var page = found.stream().skip(query.offset()).limit(query.size()).toList();
        return new Rows<>(page, found.size());
    }

    /** The table. */
    public LazyTable<SigningKeyView> rows() {
        return rows;
    }

    /** Makes a new key; the one before is retired. */
    public void rotate() {
        notices.done("keys.rotated", keys.rotate(viewed.slug()));
    }

    /** Whether this key can be reported. */
    public boolean canBeReported(SigningKeyView key) {
        return !key.status().equals("compromised") && viewed.may("report-compromise");
    }

    /** Opens the dialog about this key. */
    public void openReport(SigningKeyView key) {
        chosen = key.kid();
        confirmation = "";
        PrimeFaces.current().executeScript("PF('compromiseDialog').show()");
    }

    /** The key that the dialog is about. */
    public String chosen() {
        return chosen;
    }

    /** Reports the chosen key. */
    public void report() {
        keys.reportCompromise(viewed.slug(), chosen);
        notices.done("keys.reported", chosen);
        PrimeFaces.current().executeScript("PF('compromiseDialog').hide()");
    }

    /** Refuses anything but the short name of the organisation: this is not done by a slip. */
    public void requireConfirmation(FacesContext faces, UIComponent field, String typed) {
        if (!typed.strip().equals(viewed.slug())) {
            String text = texts.of("keys.report.mismatch", viewed.slug());
            throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        }
    }

    /** The short name of the organisation, typed to confirm. */
    public String getConfirmation() {
        return confirmation;
    }

    /** Takes what was typed. */
    public void setConfirmation(@Nullable String given) {
        confirmation = Objects.requireNonNullElse(given, "");
    }
}

package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Map;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Texts;

/** Shows refusals at the field that they are about, where there is one. */
@RequestScoped
class Refusals {

    private @Inject Texts texts;

    /**
     * Does something, and shows a refusal at its field.
     *
     * @param fields client identifiers by the refusal's code
     * @return whether it was done
     * @throws DomainException any other refusal; the page shows it above the form
     */
    boolean atFields(Map<String, String> fields, Runnable action) {
        try {
            action.run();
            return true;
        } catch (DomainException refusal) {
            var field = fields.get(refusal.code());
            if (field == null) {
                throw refusal;
            }
            at(field, texts.refusal(refusal));
            return false;
        }
    }

    /** Puts a message at a field, and keeps the page from going on. */
    void at(String field, String text) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        faces.validationFailed();
    }
}

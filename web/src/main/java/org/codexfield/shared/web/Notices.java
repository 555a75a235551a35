package org.codexfield.shared.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Tells the reader above the page what was done, also when the page changes. */
@RequestScoped
public class Notices {

    @Inject private Texts texts;

    /** It was done. */
    public void done(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_INFO, key, arguments);
    }

    /** Part of it was not done. */
    public void warn(String key, Object... arguments) {
        add(FacesMessage.SEVERITY_WARN, key, arguments);
    }

    private void add(Severity severity, String key, Object... arguments) {
        var faces = FacesContext.getCurrentInstance();
        String text = arguments.length == 0 ? texts.of(key) : texts.of(key, arguments);
        faces.addMessage(null, new FacesMessage(severity, text, null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }
}

package org.codexfield.portal.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** Says at a field of the page what is wrong with it. */
final class Fields {

    private Fields() {}

    /** The message stands at the component of this client identifier; the form was not taken. */
    static void refuse(String clientId, String text) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        faces.validationFailed();
    }
}

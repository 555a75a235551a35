package org.codexfield.identity.web;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Leads the browser on after a form was posted, so that reloading posts nothing again. */
final class Redirects {

    private Redirects() {}

    /**
     * Leads to an address of the portal.
     *
     * @param path with its parameters; messages that are there already are kept for it
     */
    static void to(String path) {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        try {
            external.redirect(external.getRequestContextPath() + path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

package org.codexfield.node.installation;

import java.io.IOException;

/** The installation was reached and said no. */
public final class InstallationRefuses extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    InstallationRefuses(String what, int status, String detail) {
        super("The installation refuses " + what + " (" + status + "): " + detail);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}

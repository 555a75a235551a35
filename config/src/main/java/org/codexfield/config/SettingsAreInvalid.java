package org.codexfield.config;

import java.util.List;

/** The application cannot start with these settings; the message names every wrong one. */
public final class SettingsAreInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsAreInvalid(List<String> faults) {
        super("The settings are not acceptable: " + String.join(" ", faults));
    }
}

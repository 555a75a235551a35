/**
 * What the surroundings give an installation: the settings that IT decides on, typed, checked and
 * read once, and the clock.
 *
 * <p>A setting is the environment variable {@code CODEXFIELD_SMTP_HOST} or the system property
 * {@code codexfield.smtp.host}; the property wins, as it does in the server's own configuration.
 * {@link org.codexfield.config.Settings} lists them all. A wrong one stops the start, with a
 * message that names every wrong one and never shows a secret.
 *
 * <p>Depends on the Java platform alone, besides CDI for {@link
 * org.codexfield.config.SettingsSource}.
 */
@NullMarked
package org.codexfield.config;

import org.jspecify.annotations.NullMarked;

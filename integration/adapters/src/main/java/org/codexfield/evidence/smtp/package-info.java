/**
 * Mail: the outbox's topic {@code mail}, delivered to the SMTP server of the settings.
 *
 * <p>A payload is {@code {"to": "ann@example.org", "subject": "...", "text": "...", "lang": "en"}};
 * {@code lang} may be missing. What was delivered twice, because a server died in between, has one
 * {@code Message-ID}, by which mailboxes drop the second.
 */
@NullMarked
package org.codexfield.evidence.smtp;

import org.jspecify.annotations.NullMarked;

package org.codexfield.canary.evidence.persistence;

import org.codexfield.evidence.smtp.SmtpChannel;

/** An adapter of the database knows no other adapter. */
public record CallsAnAdapter(SmtpChannel channel) {}

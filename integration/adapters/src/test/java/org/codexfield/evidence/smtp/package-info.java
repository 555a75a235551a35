/** Mail to a real SMTP server in this process. */
@NullMarked
package org.codexfield.evidence.smtp;

import org.jspecify.annotations.NullMarked;

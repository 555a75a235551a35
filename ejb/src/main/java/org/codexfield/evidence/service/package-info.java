/**
 * What evidence does: records facts, grows the logs, sends the outbox, and answers those who look.
 */
@NullMarked
package org.codexfield.evidence.service;

import org.jspecify.annotations.NullMarked;

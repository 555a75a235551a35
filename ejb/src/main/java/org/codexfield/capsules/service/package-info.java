/** The use cases of capsules: drafts, parts, sealing, publication, catalogue. */
@NullMarked
package org.codexfield.capsules.service;

import org.jspecify.annotations.NullMarked;

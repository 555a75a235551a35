package org.codexfield.licensing.model;

import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.licensing.AttachmentPlace;

/**
 * A file that is attached to a request.
 *
 * @param place as what
 * @param content what it consists of
 */
public record Attachment(AttachmentPlace place, BlockTree content) {}

package org.codexfield.settlement.model;

import org.codexfield.settlement.TransactionKind;

/** What a posting is known by: posted again under the same name, it is not recorded twice. */
public record PostingName(TransactionKind kind, String reference) {}

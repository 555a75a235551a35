package org.codexfield.identity.model;

/** Whether somebody still belongs to an organisation. */
public enum MemberStatus {
    /** Belongs to it. */
    ACTIVE,
    /** Has left; final. */
    LEFT
}

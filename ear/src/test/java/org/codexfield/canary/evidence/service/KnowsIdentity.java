package org.codexfield.canary.evidence.service;

import org.codexfield.identity.MemberId;

/** Evidence is below identity. */
public record KnowsIdentity(MemberId member) {}

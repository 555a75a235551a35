package org.codexfield.licensing.model;

import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;

/**
 * Between whom a request is.
 *
 * @param provider the organisation that decides
 * @param consumer the organisation that asks
 * @param requester who asks
 * @param requesterAccount the person behind the requester
 * @param beneficiary for whom access is asked
 * @param beneficiaryAccount the person behind the beneficiary
 */
public record RequestParties(
        OrganisationId provider,
        OrganisationId consumer,
        MemberId requester,
        AccountId requesterAccount,
        MemberId beneficiary,
        AccountId beneficiaryAccount) {}

package org.codexfield.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Query: people and what their organisations are, for the contexts above. It asks nobody who calls.
 */
public interface Participants {

    /** Every organisation that the person is a member of or was, once each. */
    List<Membership> memberships(AccountId person);

    /** Every organisation that the person was a member of at any time since then. */
    default Set<OrganisationId> organisationsOf(AccountId person, Instant since) {
        return memberships(person).stream()
                .filter(one -> one.reaches(since))
                .map(Membership::organisation)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The person behind an active member of the organisation, if it is one. */
    Optional<AccountId> activeMember(MemberId member, OrganisationId of);

    /** What the organisation takes part as. */
    Set<OrganisationKind> kindsOf(OrganisationId organisation);

    /** Where to write to those who hold the role in the organisation; the first 50 by address. */
    List<EmailAddress> addresses(OrganisationId organisation, Role role);

    /** Where to write to the member, while it is active. */
    Optional<EmailAddress> address(MemberId member);

    /** The names of members. */
    Map<MemberId, String> memberNames(Set<MemberId> members);

    /** The names of organisations. */
    Map<OrganisationId, String> organisationNames(Set<OrganisationId> organisations);
}

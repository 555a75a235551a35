package org.codexfield.identity.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Reads that need no aggregate. */
public interface IdentityViews {

    /** Organisations; columns {@code name, slug, status, registeredAt}. */
    Page<OrganisationView> organisations(ListQuery query, boolean activeOnly);

    /** One organisation. */
    Optional<OrganisationView> organisation(String slug);

    /** Members of an organisation; columns {@code name, email, status, joinedAt}. */
    Page<MemberView> members(OrganisationId organisation, ListQuery query);

    /** One member of an organisation. */
    Optional<MemberView> member(OrganisationId organisation, MemberId id);

    /** Invitations of an organisation; columns {@code email, status, sentAt, expiresAt}. */
    Page<InvitationView> invitations(OrganisationId organisation, ListQuery query, Instant now);

    /**
     * API keys of an organisation; columns {@code name, memberName, status, issuedAt, expiresAt}.
     *
     * @param member whose keys alone; the nil UUID for everybody's
     */
    Page<ApiKeyView> apiKeys(
            OrganisationId organisation, UUID member, ListQuery query, Instant now);

    /**
     * The names of members, by identifier.
     *
     * @param within leaves out members of any other organisation
     */
    Map<UUID, String> memberNames(Set<UUID> members, Optional<OrganisationId> within);

    /** The names of organisations, by identifier. */
    Map<UUID, String> organisationNames(Set<UUID> organisations);

    /** The active memberships of a person, by organisation name. */
    List<MembershipView> memberships(AccountId account);

    /** What waits on an operator: how many organisations are registered and not decided. */
    long organisationsToDecide();

    /** Pending invitations of this address, by organisation name. */
    List<InvitationView> pendingInvitations(String email, Instant now);
}

package org.codexfield.identity;

import org.codexfield.shared.Did;

/**
 * An organisation as other contexts see it.
 *
 * @param id its identifier
 * @param slug its short name
 * @param name its name for people
 * @param did its decentralised identifier
 * @param active whether it takes part at present
 */
public record KnownOrganisation(
        OrganisationId id, String slug, String name, Did did, boolean active) {}

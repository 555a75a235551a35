package org.codexfield.identity.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Role;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.Organisations;
import org.codexfield.shared.Did;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Organisations ask to take part; operators decide. */
@Stateless
public class OrganisationService {

    private static final Set<String> KNOWN_TO_ALL = Set.of("active", "suspended");

    @Inject Organisations organisations;
    @Inject IdentityViews views;
    @Inject Permit permit;
    @Inject Registrations registrations;
    @Inject Welcome welcome;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Asks that an organisation take part. Anybody may ask; the contact is invited as its first
     * administrator when an operator agrees.
     *
     * @throws org.codexfield.identity.model.SlugIsTaken if another has the short name, unless that
     *     one was refused
     * @throws org.codexfield.identity.model.TooManyRegistrations if too many wait for a decision
     * @throws org.codexfield.identity.model.TooManyRegistrationsToday if too many came from the
     *     caller's network
     */
    @PermitAll
    public OrganisationView register(OrganisationProfile profile, EmailAddress contact) {
        var slug = profile.slug().value();
        facts.fire(registrations.register(profile, contact, permit.caller()));
        return views.organisation(slug).orElseThrow(() -> new OrganisationIsUnknown(slug));
    }

    /** Lets an organisation take part: it gets its first key, its contact an invitation. */
    @RolesAllowed("operator")
    public void approve(String slug) {
        var by = permit.require(IdentityCommand.APPROVE_ORGANISATION);
        var organisation = organisations.get(slug);
        facts.fire(organisation.approve(by, clock.instant()));
        welcome.administrator(organisation, by);
    }

    /** Refuses an organisation. */
    @RolesAllowed("operator")
    public void reject(String slug, String reason) {
        var by = permit.require(IdentityCommand.REJECT_ORGANISATION);
        facts.fire(organisations.get(slug).reject(reason, by, clock.instant()));
    }

    /** Stops an organisation for now: its members and keys open nothing until it is resumed. */
    @RolesAllowed("operator")
    public void suspend(String slug, String reason) {
        var by = permit.require(IdentityCommand.SUSPEND_ORGANISATION);
        facts.fire(organisations.get(slug).suspend(reason, by, clock.instant()));
    }

    /** Lets a suspended organisation act again. */
    @RolesAllowed("operator")
    public void resume(String slug) {
        var by = permit.require(IdentityCommand.RESUME_ORGANISATION);
        facts.fire(organisations.get(slug).resume(by, clock.instant()));
    }

    /** Organisations: operators see all, everybody else those that take part. */
    @PermitAll
    public Page<OrganisationView> list(ListQuery query) {
        return views.organisations(query, !seesAll());
    }

    /**
     * One organisation.
     *
     * @throws OrganisationIsUnknown if the caller may not know of it
     */
    @PermitAll
    public OrganisationView get(String slug) {
        var caller = permit.caller();
        var view = views.organisation(slug).orElseThrow(() -> new OrganisationIsUnknown(slug));
        if (seesAll() || caller.organisation().value().equals(view.id())) {
            return view;
        }
        if (!KNOWN_TO_ALL.contains(view.status())) {
            throw new OrganisationIsUnknown(slug);
        }
        return view.withoutReason();
    }

    /**
     * Who is to become the first administrator of an organisation.
     *
     * @throws OrganisationIsUnknown if there is none
     */
    @RolesAllowed("operator")
    public EmailAddress contact(String slug) {
        permit.require(IdentityCommand.READ_ALL_ORGANISATIONS);
        return organisations.get(slug).contact();
    }

    /** The DID that an organisation of this short name gets. */
    @PermitAll
    public Did didOf(Slug slug) {
        return registrations.didOf(slug);
    }

    /** How many organisations wait for the caller's decision. */
    @PermitAll
    public long waiting() {
        return seesAll() ? views.organisationsToDecide() : 0;
    }

    private boolean seesAll() {
        Caller caller = permit.caller();
        return caller.roles().contains(Role.OPERATOR)
                && permit.allows(IdentityCommand.READ_ALL_ORGANISATIONS, caller.organisation());
    }
}

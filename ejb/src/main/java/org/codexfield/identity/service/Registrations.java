package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.OrganisationRegistered;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.TooManyRegistrations;
import org.codexfield.shared.Did;

/**
 * Takes what anybody may ask for, as far as somebody can decide it: at most {@value #MAX_UNDECIDED}
 * registrations wait, {@value #MAX_OF_CONTACT} of one contact. A short name that was refused may be
 * registered again, by whoever asks next; any other is taken for ever.
 */
@ApplicationScoped
class Registrations {

    static final long MAX_UNDECIDED = 1_000;
    static final long MAX_OF_CONTACT = 10;

    @Inject Organisations organisations;
    @Inject Installation installation;
    @Inject Dids dids;
    @Inject Clock clock;

    OrganisationRegistered register(
            OrganisationProfile profile, EmailAddress contact, AccountId by) {
        // one at a time, so that the bounds hold whoever else registers
        organisations.lock(installation.organisation());
        var earlier = organisations.find(profile.slug().value());
        earlier.ifPresent(Organisation::requireRefused);
        requireRoom(contact);
        if (earlier.isEmpty()) {
            var did = didOf(profile.slug());
            var organisation = new Organisation(profile, did, contact, by, clock.instant());
            organisations.add(organisation);
            return organisation.registered();
        }
        var registered = earlier.get().registerAgain(profile, contact, by, clock.instant());
        organisations.add(earlier.get());
        return registered;
    }

    Did didOf(Slug slug) {
        return dids.ofOrganisation(slug.value());
    }

    private void requireRoom(EmailAddress contact) {
        if (organisations.countUndecided() >= MAX_UNDECIDED) {
            throw new TooManyRegistrations(MAX_UNDECIDED);
        }
        if (organisations.countUndecided(contact) >= MAX_OF_CONTACT) {
            throw new TooManyRegistrations(MAX_OF_CONTACT);
        }
    }
}

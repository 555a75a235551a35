package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.OrganisationRegistered;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Cooldowns;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Networks;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.TooManyRegistrations;
import org.codexfield.identity.model.TooManyRegistrationsToday;
import org.codexfield.shared.Did;

/**
 * Takes what anybody may ask for, as far as somebody can decide it: at most {@value #MAX_UNDECIDED}
 * registrations wait, {@value #MAX_OF_CONTACT} of one contact, and one network sends {@value
 * #MAX_OF_NETWORK} a day. A short name that was refused may be registered again, by whoever asks
 * next, and is then another organisation's; any other is taken for ever.
 */
@ApplicationScoped
class Registrations {

    static final long MAX_UNDECIDED = 1_000;
    static final long MAX_OF_CONTACT = 10;
    static final int MAX_OF_NETWORK = 20;

    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject Organisations organisations;
    @Inject Installation installation;
    @Inject Cooldowns cooldowns;
    @Inject Dids dids;
    @Inject Clock clock;

    OrganisationRegistered register(OrganisationProfile profile, EmailAddress contact, Caller by) {
        // one at a time, so that the bounds hold whoever else registers
        organisations.lock(installation.organisation());
        var earlier = organisations.find(profile.slug().value());
        earlier.ifPresent(Organisation::requireRefused);
        requireRoom(contact);
        requireQuietNetwork(by);
        earlier.ifPresent(organisations::remove);
        var did = didOf(profile.slug());
        var organisation = new Organisation(profile, did, contact, by.account(), clock.instant());
        organisations.add(organisation);
        return organisation.registered();
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

    private void requireQuietNetwork(Caller by) {
        Networks.of(by.address())
                .map(network -> SecretToken.digestOf("registration " + network))
                .filter(what -> !cooldowns.beginOneOf(MAX_OF_NETWORK, what, clock.instant(), A_DAY))
                .ifPresent(
                        exhausted -> {
                            throw new TooManyRegistrationsToday(MAX_OF_NETWORK);
                        });
    }
}

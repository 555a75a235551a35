package org.codexfield.identity.service;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.KeySealer;
import org.codexfield.identity.model.MasterKeyIsWrong;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.PublicUrlIsFixed;

/**
 * Founds the installation at its first start, and at every later one refuses to run under another
 * address or with another master key.
 */
@Stateless
public class FirstStart {

    private static final byte[] CHECK = "codexfield".getBytes(StandardCharsets.US_ASCII);

    @Inject Installation installation;
    @Inject Organisations organisations;
    @Inject SetupLink setupLink;
    @Inject KeySealer sealer;
    @Inject KeyRing keyRing;
    @Inject Dids dids;
    @Inject Settings settings;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Founds or checks.
     *
     * @return the token of the set-up link, while there is no operator
     * @throws PublicUrlIsFixed if the configured address is not the one the DIDs embed
     * @throws MasterKeyIsWrong if the configured master key does not open the stored keys
     */
    public Optional<SecretToken> foundOrCheck() {
        var fixed = installation.find();
        if (fixed.isEmpty()) {
            found();
        } else {
            check(fixed.get());
        }
        return setupLink.issue();
    }

    private void found() {
        var now = clock.instant();
        var profile =
                new OrganisationProfile(
                        new Slug("installation"),
                        settings.publicUrl().getHost(),
                        Set.of(OrganisationKind.INSTITUTION));
        var organisation =
                new Organisation(
                        profile,
                        dids.ofInstallation(),
                        new EmailAddress("operator@localhost"),
                        new AccountId(Subject.NOBODY),
                        now);
        var registered = organisation.foundInstallation();
        organisations.add(organisation);
        installation.fix(
                new Installation.Fixed(
                        settings.publicUrl().toString(),
                        organisation.id(),
                        sealer.seal(organisation.id().value(), CHECK),
                        now));
        facts.fire(registered);
        keyRing.create(organisation);
    }

    private void check(Installation.Fixed fixed) {
        var configured = settings.publicUrl().toString();
        if (!fixed.publicUrl().equals(configured)) {
            throw new PublicUrlIsFixed(fixed.publicUrl(), configured);
        }
        if (!Arrays.equals(
                sealer.open(fixed.organisation().value(), fixed.masterKeyCheck()), CHECK)) {
            throw new MasterKeyIsWrong();
        }
    }
}

package org.codexfield.licensing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.licensing.model.LicensingFixture.ANN;
import static org.codexfield.licensing.model.LicensingFixture.CARL;
import static org.codexfield.licensing.model.LicensingFixture.COMPLETE;
import static org.codexfield.licensing.model.LicensingFixture.HOSPITAL;
import static org.codexfield.licensing.model.LicensingFixture.IMAGES;
import static org.codexfield.licensing.model.LicensingFixture.INSTITUTE;
import static org.codexfield.licensing.model.LicensingFixture.NOON;
import static org.codexfield.licensing.model.LicensingFixture.OWN_RULE;
import static org.codexfield.licensing.model.LicensingFixture.RITA;
import static org.codexfield.licensing.model.LicensingFixture.SAM;
import static org.codexfield.licensing.model.LicensingFixture.STEVE;
import static org.codexfield.licensing.model.LicensingFixture.VERSION;
import static org.codexfield.licensing.model.LicensingFixture.as;
import static org.codexfield.licensing.model.LicensingFixture.terms;
import static org.codexfield.licensing.model.LicensingFixture.untilDay;

import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.RequestStatus;
import org.junit.jupiter.api.Test;

/** A rule decides for nobody who could decide for themselves with it: Rita is the beneficiary. */
class RouteRuleTest {

    private static AccessRequest vouchedFor(OrganisationId consumer) {
        var parties =
                new RequestParties(
                        HOSPITAL,
                        consumer,
                        ANN.member(),
                        ANN.account(),
                        RITA.member(),
                        RITA.account());
        var request =
                new AccessRequest(terms(1, OWN_RULE), IMAGES, VERSION, parties, COMPLETE, NOON);
        request.submit(terms(1, OWN_RULE), ANN.account(), NOON);
        request.signOff(as(SAM, consumer, Role.SIGNING_OFFICIAL), "", NOON);
        return request;
    }

    private static Optional<AccessRequestDecided> ruled(
            AccessRequest request, AccountId author, OrganisationId... memberships) {
        return request.approveByRule(
                Set.of(OrganisationKind.INSTITUTION),
                new RuleAuthor(author, Set.of(memberships)),
                NOON);
    }

    @Test
    void aRule_decidesNothing_forTheOneWhoWroteIt_andPeopleDecide() {
        for (var party : Set.of(ANN, RITA, SAM)) {
            var request = vouchedFor(INSTITUTE);

            assertThat(ruled(request, party.account(), HOSPITAL)).isEmpty();

            assertThat(request.status()).isEqualTo(RequestStatus.IN_REVIEW);
            request.approve(CARL, untilDay(9), NOON);
            assertThat(request.status()).isEqualTo(RequestStatus.APPROVED);
        }
    }

    @Test
    void aRule_decidesNothing_forTheOrganisationOfTheOneWhoWroteIt() {
        assertThat(ruled(vouchedFor(INSTITUTE), STEVE.account(), HOSPITAL, INSTITUTE)).isEmpty();
        assertThat(ruled(vouchedFor(INSTITUTE), STEVE.account(), HOSPITAL)).isPresent();
        assertThat(ruled(vouchedFor(HOSPITAL), STEVE.account(), HOSPITAL)).isPresent();
    }

    @Test
    void aRule_decidesNothing_whenNobodyKnowsWhoWroteIt() {
        assertThat(ruled(vouchedFor(INSTITUTE), new AccountId(Subject.NOBODY))).isEmpty();
    }

    @Test
    void withinAnOrganisation_whoeverHadAPart_isNoAuthor() {
        var request = vouchedFor(HOSPITAL);
        request.giveBack(CARL, "?", NOON);
        request.submit(terms(1, OWN_RULE), ANN.account(), NOON);
        request.signOff(as(SAM, HOSPITAL, Role.SIGNING_OFFICIAL), "", NOON);

        assertThat(ruled(request, CARL.account(), HOSPITAL)).isEmpty();
        assertThat(ruled(request, STEVE.account(), HOSPITAL)).isPresent();
    }
}

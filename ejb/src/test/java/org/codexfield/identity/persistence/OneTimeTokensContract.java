package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.OneTimeTokens.Purpose;
import org.codexfield.identity.model.TokenIsInvalid;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of one-time tokens does. */
abstract class OneTimeTokensContract extends IdentityContract {

    private static final Instant LATER = NOON.plusSeconds(3600);

    private final UUID ann = UUID.randomUUID();
    private final String token = aName();

    OneTimeTokensContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aToken_tellsItsSubject_once() {
        issue(Purpose.PASSWORD_RESET, ann, token);

        assertThat(redeem(Purpose.PASSWORD_RESET, token, NOON)).isEqualTo(ann);
        assertRefused(Purpose.PASSWORD_RESET, token, NOON);
    }

    @Test
    void aToken_isRefused_forAnotherPurpose_andStaysGood() {
        var other = aName();
        var subject = UUID.randomUUID();
        issue(Purpose.PASSWORD_RESET, subject, other);

        assertRefused(Purpose.SETUP, other, NOON);
        assertThat(redeem(Purpose.PASSWORD_RESET, other, NOON)).isEqualTo(subject);
    }

    @Test
    void aToken_isRefused_whenItIsTooOld() {
        var old = aName();
        issue(Purpose.SETUP, UUID.randomUUID(), old);

        assertRefused(Purpose.SETUP, old, LATER);
        assertThat(redeem(Purpose.SETUP, old, LATER.minusMillis(1))).isNotNull();
    }

    @Test
    void aNewToken_voidsTheEarlierOne_ofTheSamePurposeAndSubject() {
        var subject = UUID.randomUUID();
        var earlier = aName();
        var later = aName();
        var setup = aName();
        issue(Purpose.PASSWORD_RESET, subject, earlier);
        issue(Purpose.SETUP, subject, setup);
        issue(Purpose.PASSWORD_RESET, subject, later);

        assertRefused(Purpose.PASSWORD_RESET, earlier, NOON);
        assertThat(redeem(Purpose.PASSWORD_RESET, later, NOON)).isEqualTo(subject);
        assertThat(redeem(Purpose.SETUP, setup, NOON)).isEqualTo(subject);
    }

    @Test
    void anAddedToken_leavesTheEarlierOnesGood_untilOneIsUsed() {
        var subject = UUID.randomUUID();
        var earlier = aName();
        var later = aName();
        issue(Purpose.PASSWORD_RESET, subject, earlier);
        identity.in(
                () -> {
                    identity.tokens.add(
                            Purpose.PASSWORD_RESET, subject, SecretToken.digestOf(later), LATER);
                    return true;
                });
        assertThat(identity.tokens.count(Purpose.PASSWORD_RESET, subject, NOON)).isEqualTo(2);
        assertThat(identity.tokens.count(Purpose.PASSWORD_RESET, subject, LATER)).isZero();

        assertThat(redeem(Purpose.PASSWORD_RESET, earlier, NOON)).isEqualTo(subject);
        assertRefused(Purpose.PASSWORD_RESET, later, NOON);
    }

    @Test
    void aLook_leavesATokenGood() {
        issue(Purpose.SETUP, ann, token);
        var digest = SecretToken.digestOf(token);

        assertThat(identity.tokens.look(Purpose.SETUP, digest, NOON)).isEqualTo(ann);
        assertThat(redeem(Purpose.SETUP, token, NOON)).isEqualTo(ann);
        assertThatThrownBy(() -> identity.tokens.look(Purpose.SETUP, digest, NOON))
                .isInstanceOf(TokenIsInvalid.class);
    }

    @Test
    void tokensIssuedAtOnce_areBothGood_andUsingOneVoidsTheOther() {
        var subject = UUID.randomUUID();
        var tokens = new String[8];
        atOnce(
                tokens.length,
                i -> {
                    tokens[i] = aName();
                    identity.tokens.issue(
                            Purpose.PASSWORD_RESET,
                            subject,
                            SecretToken.digestOf(tokens[i]),
                            LATER);
                });

        long used = 0;
        for (var each : tokens) {
            used += redeems(each) ? 1 : 0;
        }
        assertThat(used).as("how many of them set a password").isOne();
    }

    @Test
    void aTokenUsedAtOnceByMany_worksForOne() {
        var many = aName();
        issue(Purpose.SETUP, UUID.randomUUID(), many);
        var worked = new boolean[8];

        atOnce(
                worked.length,
                i -> {
                    try {
                        identity.tokens.redeem(Purpose.SETUP, SecretToken.digestOf(many), NOON);
                        worked[i] = true;
                    } catch (TokenIsInvalid e) {
                        assertThat(e).hasMessageNotContaining(many);
                    }
                });

        long count = 0;
        for (boolean each : worked) {
            count += each ? 1 : 0;
        }
        assertThat(count).isOne();
    }

    @Test
    void aTokenThatNobodyIssued_isRefused() {
        for (var text : new String[] {"", "x", "' OR '1'='1", "x".repeat(1_000_000)}) {
            assertRefused(Purpose.PASSWORD_RESET, text, NOON);
        }
    }

    private boolean redeems(String text) {
        try {
            redeem(Purpose.PASSWORD_RESET, text, NOON);
            return true;
        } catch (TokenIsInvalid e) {
            assertThat(e).hasMessageNotContaining(text);
            return false;
        }
    }

    private void issue(Purpose purpose, UUID subject, String text) {
        identity.database.inTransaction(
                () -> identity.tokens.issue(purpose, subject, SecretToken.digestOf(text), LATER));
    }

    private UUID redeem(Purpose purpose, String text, Instant now) {
        return identity.in(() -> identity.tokens.redeem(purpose, SecretToken.digestOf(text), now));
    }

    private void assertRefused(Purpose purpose, String text, Instant now) {
        assertThatThrownBy(() -> redeem(purpose, text, now)).isInstanceOf(TokenIsInvalid.class);
    }
}

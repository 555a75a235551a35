package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.codexfield.identity.SecretToken;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of pauses does. */
abstract class CooldownsContract extends IdentityContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    CooldownsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aPause_isOfOneThing_andEnds() {
        var what = SecretToken.digestOf(aName());
        assertThat(identity.cooldowns.begin(what, NOON, MINUTE)).isTrue();

        assertThat(identity.cooldowns.begin(what, NOON.plusSeconds(59), MINUTE)).isFalse();
        assertThat(identity.cooldowns.begin(SecretToken.digestOf(aName()), NOON, MINUTE)).isTrue();
        assertThat(identity.cooldowns.begin(what, NOON.plusSeconds(60), MINUTE)).isTrue();
        assertThat(identity.cooldowns.begin(what, NOON.plusSeconds(61), MINUTE)).isFalse();
    }

    @Test
    void severalOfOneThing_areCounted_andEachEndsByItself() {
        var what = SecretToken.digestOf(aName());
        assertThat(identity.cooldowns.beginOneOf(2, what, NOON, MINUTE)).isTrue();
        assertThat(identity.cooldowns.beginOneOf(2, what, NOON.plusSeconds(30), MINUTE)).isTrue();

        assertThat(identity.cooldowns.beginOneOf(2, what, NOON.plusSeconds(59), MINUTE)).isFalse();
        assertThat(identity.cooldowns.beginOneOf(2, what, NOON.plusSeconds(60), MINUTE)).isTrue();
        assertThat(identity.cooldowns.beginOneOf(2, what, NOON.plusSeconds(61), MINUTE)).isFalse();
    }

    @Test
    void ofThoseWhoAskAtOnce_oneMay() {
        var what = SecretToken.digestOf(aName());
        var allowed = new AtomicInteger();

        atOnce(
                12,
                i -> {
                    if (identity.cooldowns.begin(what, NOON, MINUTE)) {
                        allowed.incrementAndGet();
                    }
                });

        assertThat(allowed).hasValue(1);
    }
}

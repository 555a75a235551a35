package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.model.Account;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
abstract class AccountsContract extends IdentityContract {

    AccountsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var email = new EmailAddress(aName() + "@example.org");
        var kept = new Account(email, "Ann 👩‍🔬 \"O'Neil\" <b>", "hash", NOON.plusMillis(1));
        var told = kept.opened().change().after();
        identity.database.inTransaction(() -> identity.accounts.add(kept));

        var fact =
                identity.in(
                        () -> {
                            var found = identity.accounts.find(email).orElseThrow();
                            assertThat(found.id()).isEqualTo(kept.id());
                            assertThat(found.displayName()).isEqualTo(kept.displayName());
                            assertThat(found.passwordHash()).isEqualTo("hash");
                            assertThat(found.sessionsValidFrom()).isEqualTo(NOON.plusMillis(1));
                            return found.changePassword("other", NOON.plusSeconds(1));
                        });

        assertThat(fact.change().before()).isEqualTo(told);
        assertThat(identity.in(() -> identity.accounts.get(kept.id())).passwordHash())
                .isEqualTo("other");
    }

    /** The tests of this module run in a time zone where 02:30 came twice that night. */
    @Test
    void timesInTheHourThatComesTwice_areNotTakenForEachOther() {
        for (var text : List.of("2026-10-25T00:30:00.123Z", "2026-10-25T01:30:00.123Z")) {
            var at = Instant.parse(text);
            var email = new EmailAddress(aName() + "@example.org");
            var person = new Account(email, "Ann", "hash", at);
            identity.database.inTransaction(() -> identity.accounts.add(person));

            var found = identity.in(() -> identity.accounts.get(person.id()));

            assertThat(ZoneId.systemDefault()).isNotEqualTo(ZoneOffset.UTC);
            assertThat(found.sessionsValidFrom()).isEqualTo(at);
            assertThat(
                            identity.database
                                    .sql()
                                    .find(
                                            "SELECT opened_at FROM identity.account WHERE id = ?",
                                            List.of(person.id().value()),
                                            row -> Sql.instant(row, "opened_at")))
                    .contains(at);
        }
    }

    @Test
    void oneAddress_isOnePerson() {
        var email = aName() + "@example.org";
        identity.aPerson(email);

        assertConstraintRefuses(() -> identity.aPerson(email.toUpperCase(Locale.ROOT)));
    }

    @Test
    void unusualAddresses_areKept() {
        for (var start : new String[] {"o'brien", "jürgen", "İ", "ǅ", "ß", "ﬁ"}) {
            var email = start + "." + aName() + "@example.org";
            var person = identity.aPerson(email);

            assertThat(identity.in(() -> identity.accounts.find(new EmailAddress(email))))
                    .as(email)
                    .map(Account::id)
                    .contains(person.id());
        }
    }

    @Test
    void anUnknownAddress_isNotFound() {
        var hostile = new EmailAddress("'or'1'='1@example.org");

        assertThat(identity.in(() -> identity.accounts.find(hostile))).isEmpty();
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        var ann = identity.aPerson();

        assertLostRaceIsNoticed(
                () -> identity.accounts.get(ann.id()),
                found -> found.changePassword("other", NOON));
    }
}

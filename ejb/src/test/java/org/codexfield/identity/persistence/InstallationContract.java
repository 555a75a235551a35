package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;

import java.util.List;
import java.util.function.Supplier;
import org.codexfield.identity.model.Installation.Fixed;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of the installation's fixed facts does. */
abstract class InstallationContract extends IdentityContract {

    InstallationContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsFixed_isFixedOnce_andCannotBeChanged() {
        assertThat(identity.installation.find()).isEmpty();
        assertThatThrownBy(identity.installation::organisation)
                .isInstanceOf(IllegalStateException.class);
        var acme = identity.anOrganisation();
        var fixed = new Fixed("https://example.org", acme.id(), new byte[] {1, 2, 3}, NOON);

        identity.installation.fix(fixed);

        var found = new JdbcInstallation(identity.database.sql()).find().orElseThrow();
        assertThat(found.publicUrl()).isEqualTo("https://example.org");
        assertThat(found.organisation()).isEqualTo(acme.id());
        assertThat(found.masterKeyCheck()).containsExactly(1, 2, 3);
        assertThat(found.startedAt()).isEqualTo(NOON);
        assertThat(identity.installation.organisation()).isEqualTo(acme.id());
        assertConstraintRefuses(() -> identity.installation.fix(fixed));
        for (var change :
                List.of(
                        "UPDATE identity.installation SET public_url = 'https://evil.example'",
                        "DELETE FROM identity.installation",
                        "DELETE FROM identity.member",
                        "DELETE FROM identity.signing_key")) {
            assertThatThrownBy(() -> identity.database.sql().update(change, List.of()))
                    .as(change)
                    .isInstanceOf(DatabaseFailed.class);
        }
    }
}

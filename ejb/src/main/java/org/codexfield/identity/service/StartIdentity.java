package org.codexfield.identity.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.codexfield.config.Settings;
import org.codexfield.identity.Caller;
import org.codexfield.identity.SecretToken;

/** Runs once at each start, after the migrations. */
@Singleton
@Startup
@DependsOn("MigrateOnStart")
@RunAs("system")
@TransactionManagement(TransactionManagementType.BEAN)
public class StartIdentity {

    private static final System.Logger LOG = System.getLogger(StartIdentity.class.getName());

    @Inject FirstStart firstStart;
    @Inject CallerHolder holder;
    @Inject Settings settings;

    /** Founds the installation, or checks that it is the one that was founded. */
    @PostConstruct
    public void start() {
        holder.establish(Caller.system());
        firstStart.foundOrCheck().ifPresent(this::announce);
    }

    private void announce(SecretToken token) {
        if (!settings.passwordLogin()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This installation has no operator yet, and passwords are off. Start it once"
                            + " with CODEXFIELD_PASSWORD_LOGIN=true, make the operator by the link"
                            + " that is then shown, and turn passwords off again.");
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "This installation has no operator yet. Open this link within a day to make one:"
                        + " {0}/setup.xhtml#{1}",
                settings.publicUrl().toString(),
                token.value());
    }
}

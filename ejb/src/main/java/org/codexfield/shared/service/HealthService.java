package org.codexfield.shared.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.shared.HealthCheck;

/** Asks every {@link HealthCheck} whether this server can do its work. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthService {

    private static final System.Logger LOG = System.getLogger(HealthService.class.getName());

    @Inject @Any Instance<HealthCheck> checks;

    /** Whether each check holds, by its name. Why one does not is in the log alone. */
    public Map<String, Boolean> readiness() {
        return readiness(checks);
    }

    static Map<String, Boolean> readiness(Iterable<HealthCheck> checks) {
        var result = new TreeMap<String, Boolean>();
        for (var check : checks) {
            result.put(check.name(), holds(check));
        }
        return result;
    }

    private static boolean holds(HealthCheck check) {
        try {
            check.check();
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Not ready: " + check.name(), e);
            return false;
        }
    }
}

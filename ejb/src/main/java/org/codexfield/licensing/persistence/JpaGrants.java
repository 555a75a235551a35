package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.Grants;

@ApplicationScoped
class JpaGrants implements Grants {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(Grant grant) {
        entities.persist(grant);
        entities.flush();
    }

    @Override
    public Grant get(GrantId id) {
        var found = entities.find(Grant.class, id.value());
        if (found == null) {
            throw new GrantIsUnknown(id.toString());
        }
        return found;
    }
}

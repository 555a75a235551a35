package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.ApiKeyIsUnknown;
import org.codexfield.identity.model.ApiKeyStatus;
import org.codexfield.identity.model.ApiKeys;

@ApplicationScoped
class JpaApiKeys implements ApiKeys {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(ApiKey key) {
        entities.persist(key);
        entities.flush();
    }

    @Override
    public ApiKey get(ApiKeyId id) {
        var found = entities.find(ApiKey.class, id.value());
        if (found == null) {
            throw new ApiKeyIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public List<ApiKey> activeOf(MemberId member) {
        return entities.createQuery(
                        "SELECT k FROM ApiKey k WHERE k.memberId = :member AND k.status = :active"
                                + " ORDER BY k.id",
                        ApiKey.class)
                .setParameter("member", member.value())
                .setParameter("active", ApiKeyStatus.ACTIVE)
                .getResultList();
    }
}

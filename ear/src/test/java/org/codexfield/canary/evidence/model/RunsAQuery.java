package org.codexfield.canary.evidence.model;

import jakarta.persistence.EntityManager;

/** The domain knows the mapping annotations of Persistence, and nothing else of it. */
public final class RunsAQuery {
    void run(EntityManager entities) {
        entities.createQuery("select l from LogHead l").getResultList();
    }
}

package org.codexfield.canary.identity.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** No persistence unit knows it. */
@Entity
public class IsNotListed {
    @Id long id;
}

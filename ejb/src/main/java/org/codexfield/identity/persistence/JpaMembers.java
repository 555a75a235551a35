package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.MemberIsUnknown;
import org.codexfield.identity.model.MemberStatus;
import org.codexfield.identity.model.Members;

@ApplicationScoped
class JpaMembers implements Members {

    @PersistenceContext(unitName = "codexfield")
    EntityManager entities;

    @Override
    public void add(Member member) {
        entities.persist(member);
        entities.flush();
    }

    @Override
    public Member get(MemberId id) {
        var found = entities.find(Member.class, id.value());
        if (found == null) {
            throw new MemberIsUnknown(id.toString());
        }
        return found;
    }

    @Override
    public Optional<Member> find(OrganisationId organisation, AccountId account) {
        return entities.createQuery(
                        "SELECT m FROM Member m WHERE m.organisationId = :organisation"
                                + " AND m.accountId = :account AND m.status = :active",
                        Member.class)
                .setParameter("organisation", organisation.value())
                .setParameter("account", account.value())
                .setParameter("active", MemberStatus.ACTIVE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public long countWith(OrganisationId organisation, Role role) {
        return entities.createQuery(
                        "SELECT COUNT(m) FROM Member m WHERE m.organisationId = :organisation"
                                + " AND m.status = :active"
                                + " AND CONCAT(',', m.roles, ',') LIKE :role",
                        Long.class)
                .setParameter("organisation", organisation.value())
                .setParameter("active", MemberStatus.ACTIVE)
                .setParameter("role", "%," + role.code() + ",%")
                .getSingleResult();
    }
}

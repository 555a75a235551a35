package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.codexfield.capsules.OfferedPurposes;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcOfferedPurposes implements OfferedPurposes {

    private final Sql sql;

    @Inject
    JdbcOfferedPurposes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void replace(CapsuleName capsule, Set<String> purposes) {
        var name = capsule.toString();
        sql.update("DELETE FROM capsules.offered_purpose WHERE capsule_name = ?", List.of(name));
        sql.batch(
                "INSERT INTO capsules.offered_purpose (capsule_name, purpose) VALUES (?, ?)",
                purposes.stream().sorted().map(purpose -> List.of(name, purpose)).toList());
    }
}

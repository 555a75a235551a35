package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;

/** Reads sealed versions. */
final class SealedColumns {

    static final String SELECT =
            "SELECT s.version_id, s.organisation_id, s.capsule_name, s.number, s.kind, s.title,"
                    + " s.manifest_digest, v.status FROM capsules.seal s"
                    + " JOIN capsules.version v ON v.id = s.version_id";

    private SealedColumns() {}

    static SealedVersion read(ResultSet row) throws SQLException {
        return new SealedVersion(
                new CapsuleVersionId(row.getObject("version_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                CapsuleName.parse(row.getString("capsule_name")),
                new VersionNumber(row.getString("number")),
                CapsuleKind.valueOf(row.getString("kind")),
                row.getString("title"),
                Columns.digest(row, "manifest_digest"),
                VersionStatus.valueOf(row.getString("status")));
    }
}

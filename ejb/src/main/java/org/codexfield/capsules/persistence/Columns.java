package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;

/** How the values of capsules are kept in columns. */
final class Columns {

    private Columns() {}

    static ManifestPart part(ResultSet row) throws SQLException {
        return new ManifestPart(
                new PartPath(row.getString("path")), row.getString("media_type"), tree(row));
    }

    static BlockTree tree(ResultSet row) throws SQLException {
        return new BlockTree(
                row.getLong("size_bytes"), digest(row, "sha256"), digest(row, "block_root"));
    }

    static ManifestParent parent(ResultSet row) throws SQLException {
        var terms = row.getBytes("terms_digest");
        return new ManifestParent(
                digest(row, "parent_digest"),
                Relation.valueOf(row.getString("relation")),
                new ParentTerms(
                        terms.length == 0 ? Optional.empty() : Optional.of(new Digest(terms)),
                        ShareKind.valueOf(row.getString("share_kind")),
                        row.getInt("share_ppm")));
    }

    static Digest digest(ResultSet row, String column) throws SQLException {
        return new Digest(row.getBytes(column));
    }

    static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /** As many places as there are values, at least one. */
    static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}

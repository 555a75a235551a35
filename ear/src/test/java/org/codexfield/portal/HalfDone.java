package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What never is in the database, whenever a server dies: half of a step. */
final class HalfDone {

    private static final List<Never> NEVER =
            List.of(
                    new Never(
                            "a capsule, a version or a request that nobody made",
                            "(SELECT id FROM capsules.capsule UNION ALL SELECT id FROM"
                                    + " capsules.version UNION ALL SELECT id FROM"
                                    + " licensing.access_request) made WHERE NOT EXISTS (SELECT 1"
                                    + " FROM evidence.audit_entry a WHERE a.subject_id = made.id)"),
                    new Never(
                            "a change of what is not there",
                            "evidence.audit_entry a WHERE a.subject_type IN ('capsule',"
                                    + " 'capsule-version', 'access-request') AND NOT EXISTS"
                                    + " (SELECT 1 FROM capsules.capsule c WHERE c.id ="
                                    + " a.subject_id) AND NOT EXISTS (SELECT 1 FROM"
                                    + " capsules.version v WHERE v.id = a.subject_id) AND NOT"
                                    + " EXISTS (SELECT 1 FROM licensing.access_request r WHERE"
                                    + " r.id = a.subject_id)"),
                    new Never(
                            "a request that was not begun, or was twice",
                            "licensing.access_request r WHERE (SELECT count(*) FROM"
                                    + " licensing.request_entry e WHERE e.request_id = r.id"
                                    + " AND e.kind = 'DRAFTED') <> 1"),
                    new Never(
                            "an answer that was never given, kept to be given again",
                            "portal.idempotency_record WHERE status = 0"),
                    new Never(
                            "a part of a draft whose content may be removed unseen",
                            "capsules.draft_part d WHERE NOT EXISTS (SELECT 1 FROM"
                                    + " capsules.kept_content k WHERE k.sha256 = d.sha256)"),
                    new Never(
                            "a draft with a seal, or anything else without one",
                            "capsules.version v LEFT JOIN capsules.seal s ON s.version_id = v.id"
                                    + " WHERE (v.status = 'DRAFT') = (s.version_id IS NOT NULL)"),
                    new Never(
                            "a seal with parts of a draft, or with none of its own",
                            "capsules.seal s WHERE EXISTS (SELECT 1 FROM capsules.draft_part d"
                                    + " WHERE d.version_id = s.version_id) OR NOT EXISTS (SELECT 1"
                                    + " FROM capsules.part p WHERE p.version_id = s.version_id)"),
                    new Never(
                            "a seal that no log is to take, or that nobody owns",
                            "capsules.seal s WHERE NOT EXISTS (SELECT 1 FROM evidence.audit_entry"
                                    + " a JOIN evidence.document d ON d.id = a.id"
                                    + " WHERE a.subject_id = s.version_id) OR ((SELECT count(*)"
                                    + " FROM capsules.uncertified_seal u"
                                    + " WHERE u.version_id = s.version_id)"
                                    + " + (SELECT count(*) FROM capsules.ownership_credential o"
                                    + " WHERE o.version_id = s.version_id)) <> 1"),
                    new Never(
                            "a document that is in no log, or is there twice",
                            "evidence.document d WHERE (SELECT count(*) FROM evidence.pending_leaf"
                                    + " p WHERE p.document_digest = d.digest) + (SELECT count(*)"
                                    + " FROM evidence.leaf l"
                                    + " WHERE l.document_digest = d.digest) <> 1"),
                    new Never(
                            "a log that has more or fewer leaves than it says and signed",
                            "evidence.log g WHERE (SELECT count(*) FROM evidence.leaf l"
                                    + " WHERE l.log_id = g.id) <> g.tree_size OR (SELECT"
                                    + " COALESCE(max(c.tree_size), 0) FROM evidence.checkpoint c"
                                    + " WHERE c.log_id = g.id) <> g.tree_size"),
                    new Never(
                            "an approval without a grant, or a grant without an approval",
                            "licensing.access_request r LEFT JOIN licensing.access_grant g"
                                    + " ON g.request_id = r.id"
                                    + " WHERE (r.status = 'APPROVED') <> (g.id IS NOT NULL)"),
                    new Never(
                            "a grant that nobody issued",
                            "licensing.access_grant g WHERE (SELECT count(*) FROM"
                                    + " licensing.grant_entry e"
                                    + " WHERE e.grant_id = g.id AND e.kind = 'ISSUED') <> 1"),
                    new Never(
                            "a credential without its places in the status lists",
                            "licensing.access_grant g WHERE (SELECT count(*) FROM"
                                + " licensing.status_place p WHERE p.grant_id = g.id) <> 2 *"
                                + " (SELECT count(*) FROM licensing.capability_credential i WHERE"
                                + " i.grant_id = g.id)"),
                    new Never(
                            "a catalogue that is counted wrongly",
                            "(SELECT count(*) AS listed FROM capsules.capsule WHERE listed_at >"
                                    + " '1970-01-01 00:00:00+00') c, (SELECT sum(many) AS counted"
                                    + " FROM capsules.listed_count) n"
                                    + " WHERE c.listed <> n.counted"));

    private HalfDone() {}

    /**
     * Such a thing.
     *
     * @param where the rest of a query that counts it
     */
    private record Never(String what, String where) {}

    /** There is nothing of the kind. */
    static void assertThatNothingIs(StatementStops database) {
        for (var never : NEVER) {
            assertThat(database.number("SELECT count(*) FROM " + never.where()))
                    .as(never.what())
                    .isZero();
        }
    }
}

/**
 * Capsules: what is shared, sealed and found again.
 *
 * <p>Its words: a <em>capsule</em> is a data set, model, code, prompt or script under one name; a
 * <em>version</em> of it consists of <em>parts</em> (files), documentation and parents. A
 * <em>draft</em> is <em>sealed</em> by signing its <em>manifest</em>, whose digest names it from
 * then on; it never changes, is <em>published</em>, and may be <em>withdrawn</em>. Versions and
 * their parents are the <em>lineage</em>. The <em>catalogue</em> lists what is published.
 *
 * <p>Publishes identifiers, facts, the {@link org.codexfield.capsules.verify.Manifest} that whoever
 * verifies reads too, the query {@link org.codexfield.capsules.SealedVersions}, the SPIs {@link
 * org.codexfield.capsules.DerivationTerms}, {@link org.codexfield.capsules.OfferedPolicies} and
 * {@link org.codexfield.capsules.ContentClaims}, and {@link org.codexfield.capsules.Contents},
 * which keeps files of others in the content store. Depends on {@code identity}, {@code evidence}
 * and {@code shared}.
 */
@NullMarked
package org.codexfield.capsules;

import org.jspecify.annotations.NullMarked;

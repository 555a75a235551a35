package org.codexfield.evidence;

import java.util.Optional;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignedLeaf;

/**
 * A document whose digest is in a log, or soon will be.
 *
 * @param body the canonical text
 * @param leaf what the log holds of it
 * @param log the log's name, as its checkpoints have it
 * @param proof where the log holds it; empty for the seconds until the log has taken the leaf
 */
public record LoggedDocument(String body, LogLeaf leaf, String log, Optional<SignedLeaf> proof) {}

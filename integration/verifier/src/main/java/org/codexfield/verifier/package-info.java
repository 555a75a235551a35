/**
 * The offline verifier: whoever trusts neither provider, consumer nor installation checks what they
 * were given by a public key and a checkpoint that they obtained elsewhere.
 *
 * <p>{@code Main} reads arguments and files, {@code Verifier} runs the checks, each of which leaves
 * one or more findings in the {@code Report}. What is checked is found by what a file says, never
 * by what it is called, so that no index can lead a check astray.
 *
 * <p>Depends on {@code domain} alone: what server, gateway and node mean by "valid" is meant here.
 * It opens no connection and writes nothing but its report.
 */
@NullMarked
package org.codexfield.verifier;

import org.jspecify.annotations.NullMarked;

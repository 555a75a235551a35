package org.codexfield.node.inference;

/**
 * How a model is called.
 *
 * @param model the slug of its capsule
 * @param version the number of its version
 */
public record ModelName(String model, String version) {}

package org.codexfield.metering.service;

/**
 * What is summed up together.
 *
 * @param key the capsule, the identifier of grant or node, or the day
 * @param name for people: the capsule (of a grant: the one it is for), the short name of a node,
 *     the day; empty for the gateways themselves
 * @param party the organisation at the other side of a grant, or the one that runs the node; else
 *     empty
 */
public record UsageGroup(String key, String name, String party, UsageSums sums) {}

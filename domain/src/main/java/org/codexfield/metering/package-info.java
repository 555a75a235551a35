/**
 * Metering: what is used, where, and how much of it.
 *
 * <p>Its words: a <em>node</em> hosts capsules and serves their calls. The <em>gateway</em> lets a
 * call through when the grant's licence permits it and a quota has a permit left. A
 * <em>receipt</em> says what a call used, in micro-MU of a <em>tariff</em>; receipts are the leaves
 * of logs of their own, one <em>shard</em> for each gateway.
 *
 * <p>Depends on {@code licensing} and those below it.
 */
@NullMarked
package org.codexfield.metering;

import org.jspecify.annotations.NullMarked;

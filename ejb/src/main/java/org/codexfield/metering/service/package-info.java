/**
 * The use cases of metering: the registry of nodes, the gateway's admission and accounting,
 * receipts.
 */
@NullMarked
package org.codexfield.metering.service;

import org.jspecify.annotations.NullMarked;

package org.codexfield.metering.web;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.codexfield.shared.web.ProblemAnswers;

/**
 * What a call works with.
 *
 * @param nodes asks nodes
 * @param calls knows the calls under way
 * @param blocking where something may wait: for the database, for the store
 * @param answers writes problems
 * @param nanos measures durations
 */
record GatewayTools(
        NodeClient nodes,
        GatewayCalls calls,
        Executor blocking,
        ProblemAnswers answers,
        LongSupplier nanos) {}

package org.codexfield.node.inference;

/**
 * What a model answered.
 *
 * @param json the answer in the protocol's form; not copied
 * @param cpuMicros how much processor time the computation took
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to be sent, never compared
public record InferenceAnswer(byte[] json, long cpuMicros) {}

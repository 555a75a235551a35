package org.codexfield.node.inference;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures the processor time that this thread takes, native code included. */
public final class Stopwatch {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int NANOS_PER_MICRO = 1000;

    private final long startNanos = THREADS.getCurrentThreadCpuTime();

    private Stopwatch() {}

    /** Begins. */
    public static Stopwatch start() {
        return new Stopwatch();
    }

    /** The microseconds since, rounded up: work that was done is never nothing. */
    public long micros() {
        long nanos = THREADS.getCurrentThreadCpuTime() - startNanos;
        return Math.max(0, nanos + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
    }
}

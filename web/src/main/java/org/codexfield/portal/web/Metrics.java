package org.codexfield.portal.web;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.codexfield.evidence.service.EvidenceFigures;
import org.codexfield.evidence.service.LogService;

/** What this server counts, in the text format of Prometheus. */
@ApplicationScoped
public class Metrics {

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());
    private static final double NANOS = 1e9;
    private static final double[] SECONDS = {
        0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests =
            Histogram.builder()
                    .name("http_server_requests_seconds")
                    .help("Answered requests by method, route and status.")
                    .labelNames("method", "route", "status")
                    .classicOnly()
                    .classicUpperBounds(SECONDS)
                    .register(registry);
    private final Gauge outbox =
            Gauge.builder()
                    .name("codexfield_outbox_messages")
                    .help("Messages that have not been sent, by state.")
                    .labelNames("state")
                    .register(registry);
    private final Gauge logSize =
            Gauge.builder()
                    .name("codexfield_log_leaves")
                    .help("Leaves of a transparency log.")
                    .labelNames("origin")
                    .register(registry);
    private final Gauge figuresRead =
            Gauge.builder()
                    .name("codexfield_database_figures_read")
                    .help("1 if outbox and logs could be read for this answer, else 0.")
                    .register(registry);

    @Inject private EvidenceFigures figures;
    @Inject private LogService logs;

    /** Those of the platform that leave no listener behind when the application is redeployed. */
    public Metrics() {
        JvmBufferPoolMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    /**
     * Counts an answered request.
     *
     * @param route a template, never an address: there are few of them
     */
    public void answered(String method, String route, int status, long nanos) {
        String known = METHODS.contains(method) ? method : "OTHER";
        requests.labelValues(known, route, Integer.toString(status)).observe(nanos / NANOS);
    }

    /** All of it. */
    public String text() {
        readFigures();
        var text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private void readFigures() {
        outbox.clear();
        logSize.clear();
        try {
            figures.unsentMessages()
                    .forEach((state, count) -> outbox.labelValues(state).set(count.doubleValue()));
            logs.list()
                    .forEach(log -> logSize.labelValues(log.origin()).set((double) log.treeSize()));
            figuresRead.set(1);
        } catch (RuntimeException e) {
            // what the JVM tells is wanted most when the database is away
            LOG.log(System.Logger.Level.WARNING, "No figures of outbox and logs", e);
            figuresRead.set(0);
        }
    }
}

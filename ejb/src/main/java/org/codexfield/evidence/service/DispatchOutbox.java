package org.codexfield.evidence.service;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.codexfield.evidence.OutboxChannel;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.shared.service.StartGate;

/**
 * Every two seconds sends off a courier for each topic with due messages, unless the last one is
 * still under way: one thread for each topic at most, so a slow channel holds up none but its own.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
public class DispatchOutbox {

    private static final System.Logger LOG = System.getLogger(DispatchOutbox.class.getName());

    @Inject @Any Instance<OutboxChannel> channels;
    @Inject OutboxEntries entries;
    @Inject OutboxCourier courier;
    @Inject Clock clock;
    @Inject StartGate gate;
    @Resource ManagedExecutorService executor;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void dispatch() {
        if (!gate.isOpen()) {
            return;
        }
        Map<String, OutboxChannel> byTopic =
                channels.stream().collect(Collectors.toMap(OutboxChannel::topic, c -> c));
        dispatch(byTopic, executor);
    }

    void dispatch(Map<String, OutboxChannel> byTopic, Executor threads) {
        for (var topic : entries.dueTopics(clock.instant())) {
            var channel = byTopic.get(topic);
            if (channel == null) {
                courier.postpone(topic, "No channel delivers the topic " + topic + ".");
            } else if (underWay.add(topic)) {
                send(channel, threads);
            }
        }
    }

    private void send(OutboxChannel channel, Executor threads) {
        try {
            threads.execute(
                    () -> {
                        try {
                            courier.carry(channel);
                        } catch (RuntimeException e) {
                            LOG.log(System.Logger.Level.WARNING, "The outbox waits", e);
                        } finally {
                            underWay.remove(channel.topic());
                        }
                    });
        } catch (RejectedExecutionException e) {
            underWay.remove(channel.topic());
            LOG.log(System.Logger.Level.WARNING, "No thread for the outbox; it waits", e);
        }
    }
}

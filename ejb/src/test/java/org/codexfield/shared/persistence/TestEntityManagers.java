package org.codexfield.shared.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;

/** EclipseLink on a data source that joins the running transaction. */
final class TestEntityManagers implements AutoCloseable {

    private final DataSource source;

    @SuppressWarnings("ThreadLocalUsage") // one for each database
    private final ThreadLocal<@Nullable EntityManager> running = new ThreadLocal<>();

    private @Nullable EntityManagerFactory factory;

    TestEntityManagers(DataSource source) {
        this.source = source;
    }

    /** An entity manager that is always the one of the running transaction. */
    EntityManager joined() {
        return (EntityManager)
                Proxy.newProxyInstance(
                        TestEntityManagers.class.getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(current(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** Runs, then writes what the entity manager holds; closes it in any case. */
    <T> T inTransaction(Callable<T> work) throws Exception {
        try {
            var result = work.call();
            var used = running.get();
            if (used != null) {
                used.getTransaction().commit();
            }
            return result;
        } finally {
            var used = running.get();
            running.remove();
            if (used != null) {
                if (used.getTransaction().isActive()) {
                    used.getTransaction().rollback();
                }
                used.close();
            }
        }
    }

    private EntityManager current() {
        var manager = running.get();
        if (manager == null) {
            manager = factory().createEntityManager();
            manager.getTransaction().begin();
            running.set(manager);
        }
        return manager;
    }

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            factory =
                    new PersistenceProvider()
                            .createContainerEntityManagerFactory(
                                    TestPersistenceUnit.reading(source), Map.of());
        }
        return factory;
    }

    @Override
    public synchronized void close() {
        if (factory != null) {
            factory.close();
        }
    }
}

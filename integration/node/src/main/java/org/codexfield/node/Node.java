package org.codexfield.node;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.codexfield.node.http.NodeServer;
import org.codexfield.node.inference.Models;
import org.codexfield.node.installation.Heart;
import org.codexfield.node.installation.Installation;
import org.codexfield.node.installation.InstallationKeys;
import org.codexfield.node.installation.Stock;
import org.codexfield.node.store.ContentFolder;
import org.codexfield.node.store.Shelf;
import org.jspecify.annotations.Nullable;

/** A node, put together. */
final class Node implements Closeable {

    private static final System.Logger LOG = System.getLogger(Node.class.getName());

    private final NodeSettings settings;
    private final DataFolder folder;
    private final Installation installation;
    private final InstallationKeys keys;
    private final Models models;
    private final Stock stock;
    private final NodeServer server;
    private final Heart heart;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable volatile UUID id;

    /**
     * Opens the data folder.
     *
     * @throws SettingIsWrong if it cannot be used
     */
    Node(NodeSettings settings, Clock clock) throws IOException, SettingIsWrong {
        this.settings = settings;
        folder = DataFolder.open(settings.data());
        var place = settings.installation();
        var identity = NodeKey.of(folder.key());
        var contents = new ContentFolder(folder.root());
        var shelf = new Shelf(folder.root(), contents);
        installation = new Installation(place.address(), identity, clock, settings.patience());
        keys = new InstallationKeys(installation::didDocument, place.keys(), clock);
        models =
                new Models(
                        settings.models().maxBytes(), settings.models().limit(), folder.nothing());
        stock =
                new Stock(
                        installation,
                        () -> known().orElseThrow(),
                        new Stock.Places(shelf, contents),
                        settings.stock(),
                        clock);
        var goods = new NodeServer.Goods(shelf, contents, models, stock);
        server = new NodeServer(settings.server(), goods, keys, this::known, clock);
        var load = new Heart.Load(settings.server().capacity(), server::underWay);
        heart = new Heart(installation, new Heart.Parts(keys, shelf, stock), load, clock);
        LOG.log(System.Logger.Level.INFO, "This node's key is " + identity.did());
    }

    /**
     * Listens, registers if need be, and begins to serve.
     *
     * @throws SettingIsWrong if its settings do not let it
     * @throws InterruptedException if it was stopped meanwhile
     */
    void start() throws IOException, SettingIsWrong, InterruptedException {
        try {
            server.start();
        } catch (BindException e) {
            throw new SettingIsWrong(
                    "The port %d of %s cannot be had: %s"
                            .formatted(
                                    settings.server().port(),
                                    settings.server().bind(),
                                    e.getMessage()));
        }
        var endpoint = endpoint();
        keys.refresh();
        id =
                new Registration(installation, settings.installation(), folder.state(), stopped)
                        .of(endpoint);
        heart.start(known().orElseThrow());
        LOG.log(System.Logger.Level.INFO, "The node " + id + " serves at " + endpoint);
    }

    /** Its identifier, once it has one. */
    Optional<UUID> known() {
        return Optional.ofNullable(id);
    }

    /** How many calls it is serving. */
    int underWay() {
        return server.underWay();
    }

    /** Where it listens. */
    int port() {
        return server.address().getPort();
    }

    /** Where gateways reach it. */
    String endpoint() {
        return settings.installation()
                .endpoint()
                .map(Object::toString)
                .orElseGet(() -> "http://%s:%d".formatted(settings.server().bind(), port()));
    }

    /** Waits until it is closed. */
    void awaitEnd() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() throws IOException {
        stopped.countDown();
        heart.close();
        stock.close();
        server.close();
        models.close();
        installation.close();
        folder.close();
    }
}

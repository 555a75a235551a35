package org.codexfield.node;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar codexfield-node.jar --help}. */
@Command(
        name = "codexfield-node",
        mixinStandardHelpOptions = true,
        versionProvider = NodeMain.Version.class,
        sortOptions = false,
        description = {
            "Hosts capsule versions for a CodexField installation and serves them to its"
                    + " gateways.",
            "Each option may be given as an environment variable too:"
                    + " --data is CODEXFIELD_NODE_DATA."
        },
        footer = "It ends with 2 when a setting is wrong, with 1 when it fails.")
final class NodeMain implements Callable<Integer> {

    private static final System.Logger LOG = System.getLogger(NodeMain.class.getName());
    private static final String LOG_FORMAT =
            "%1$tY-%1$tm-%1$tdT%1$tH:%1$tM:%1$tS.%1$tL %4$s %5$s%6$s%n";
    private static final int WRONG_SETTING = 2;
    private static final int FAILED = 1;
    private static final long GRACE_SECONDS = 10;

    @Mixin private Options options = new Options();
    @Spec private @Nullable CommandSpec spec;

    private NodeMain() {}

    /** Runs a node until the process is asked to end. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
        System.exit(run(arguments, new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    }

    /** Runs a node and gives the code that the process ends with. */
    static int run(String[] arguments, PrintWriter complaints) {
        var command = new CommandLine(new NodeMain());
        command.setErr(complaints);
        command.setDefaultValueProvider(new Environment(System.getenv()));
        command.setParameterExceptionHandler(
                (wrong, given) -> {
                    complaints.println(wrong.getMessage() + " (--help lists all options)");
                    return WRONG_SETTING;
                });
        return command.execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var node = new Node(options.settings(), Clock.systemUTC())) {
            var ended = new CountDownLatch(1);
            var hook = new Thread(() -> stop(node, ended), "stop-node");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                node.start();
                node.awaitEnd();
            } finally {
                ended.countDown();
                forget(hook);
            }
            return 0;
        } catch (SettingIsWrong e) {
            complain(e.getMessage());
            return WRONG_SETTING;
        } catch (InterruptedException e) {
            return 0;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The node fails", e);
            return FAILED;
        }
    }

    /** The process must not end before the node has. */
    private static void stop(Node node, CountDownLatch ended) {
        try {
            node.close();
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The node did not end in time");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The node did not end well", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "The process ends already", e);
        }
    }

    private void complain(@Nullable String sentence) {
        if (spec != null) {
            spec.commandLine().getErr().println(sentence);
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = NodeMain.class.getPackage().getImplementationVersion();
            return new String[] {"codexfield-node " + (version == null ? "development" : version)};
        }
    }
}

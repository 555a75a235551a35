package org.codexfield.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program for tests of the harness: says a word, then waits to be ended, or ends with a code. */
final class SleepingChild {
    private SleepingChild() {}

    /** Arguments: nothing to wait for ever, or the code to end with. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("here I am");
        if (arguments.length > 0) {
            System.exit(Integer.parseInt(arguments[0]));
        }
        new CountDownLatch(1).await();
    }

    static ManagedProcess.Spec in(Path folder, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Jvm.program(),
                                "-Xmx16m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SleepingChild.class.getName()));
        command.addAll(List.of(arguments));
        return new ManagedProcess.Spec(
                "child", command, folder, Map.of(), folder.resolve("child.log"));
    }
}

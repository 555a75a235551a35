package org.codexfield.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

/** Verifies evidence from the command line. */
public final class Main {

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int CANNOT_BE_READ = 2;

    private Main() {}

    /** Runs and ends with the exit code. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... given) {
        try {
            var arguments = Arguments.parse(given);
            var report = new Report();
            var evidence = arguments.given(report);
            if (report.findings().isEmpty()) {
                new Verifier(evidence, arguments.trust(), arguments.at(), report).run();
            }
            out.print(arguments.json() ? report.json() + "\n" : report.text());
            return report.holds() ? HOLDS : DOES_NOT_HOLD;
        } catch (Arguments.AreWrong | InvalidPathException e) {
            err.println(e.getMessage());
            err.print(Arguments.USAGE);
            return CANNOT_BE_READ;
        } catch (IOException | RuntimeException e) {
            err.println("It cannot be read: " + e);
            return CANNOT_BE_READ;
        }
    }
}

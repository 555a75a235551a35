package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's nginx as a reverse proxy before one server; installed when root and not there. */
public final class NginxServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final ManagedProcess process;
    private final int port;

    private NginxServer(ManagedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException if there is none and none can be installed
     */
    public static NginxServer before(URI server, Path folder) {
        install(folder);
        int port = FreePorts.one();
        var configuration = folder.resolve("nginx.conf");
        try {
            Files.createDirectories(folder);
            Files.writeString(configuration, configuration(server, port, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process =
                ManagedProcess.start(
                        new ManagedProcess.Spec(
                                "nginx",
                                List.of(
                                        PROGRAM.toString(),
                                        "-p",
                                        folder.toString(),
                                        "-c",
                                        configuration.toString()),
                                folder,
                                Map.of(),
                                folder.resolve("nginx.log")));
        process.awaitReady(START_LIMIT, () -> FreePorts.isTaken(port));
        return new NginxServer(process, port);
    }

    private static void install(Path folder) {
        if (Files.isExecutable(PROGRAM)) {
            return;
        }
        try {
            ManagedProcess.run(
                    new ManagedProcess.Spec(
                            "apt-get",
                            List.of("apt-get", "install", "-y", "--no-install-recommends", "nginx"),
                            folder,
                            // the service of the package is not to be started
                            Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1"),
                            folder.resolve("apt.log")));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "nginx is to be measured against, and there is none: install it as root", e);
        }
    }

    private static String configuration(URI server, int port, Path folder) {
        return """
        daemon off;
        worker_processes auto;
        pid %3$s/nginx.pid;
        error_log %3$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %3$s/body;
          proxy_temp_path %3$s/proxy;
          fastcgi_temp_path %3$s/fastcgi;
          uwsgi_temp_path %3$s/uwsgi;
          scgi_temp_path %3$s/scgi;
          keepalive_requests 100000000;
          upstream node { server %2$s; keepalive 64; keepalive_requests 100000000; }
          server {
            listen 127.0.0.1:%1$d;
            location / {
              proxy_pass http://node;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """
                .formatted(port, server.getAuthority(), folder);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.close();
    }
}

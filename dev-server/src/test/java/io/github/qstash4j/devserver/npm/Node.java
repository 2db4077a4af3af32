package io.github.qstash4j.devserver.npm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Node of version 18 or newer: that on the path if there is one, else one from the npm registry. */
record Node(Path executable) {

    private static final int OLDEST = 18;
    private static final String WINDOWS_SUFFIX = ".exe";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Node findOrDownload(Path cache) throws IOException, InterruptedException {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory, fileName()).toAbsolutePath();
            if (Files.isExecutable(candidate) && isNewEnough(candidate, Files.createDirectories(cache))) {
                return new Node(candidate);
            }
        }
        return new Node(
                NodePackage.ofThisMachine().unpackedUnder(cache).resolve("bin").resolve(fileName()));
    }

    private static String fileName() {
        return NodePackage.isWindows() ? "node" + WINDOWS_SUFFIX : "node";
    }

    private static boolean isNewEnough(Path candidate, Path directory) throws IOException, InterruptedException {
        Output version = Output.of(directory, Map.of(), PATIENCE, List.of(candidate.toString(), "--version"));
        return version.exit() == 0
                && version.text().matches("v\\d{1,4}\\..*\\s*")
                && Integer.parseInt(version.text().substring(1, version.text().indexOf('.'))) >= OLDEST;
    }

    /** Runs a program with its arguments in a directory. */
    Output run(Path directory, Map<String, String> environment, String... program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(program));
        return Output.of(directory, environment, PATIENCE, command);
    }
}

package io.github.qstash4j.devserver.npm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** A directory with our scripts in it, and npm packages that they can import. */
record NpmWorkspace(Node node, Path directory) {

    /** The last that runs with every Node from 18 on. */
    private static final NpmPackage NPM = new NpmPackage("npm", "10.9.2");

    private static final Path SCRIPTS = Path.of("src", "test", "js");
    private static final Path TARGET = Path.of("target", "npm").toAbsolutePath();

    /** Copies the scripts and installs the newest version of a package. */
    static NpmWorkspace withNewest(String packageName) throws IOException, InterruptedException {
        Path cache = TARGET.resolve("cache");
        Path directory = Files.createDirectories(TARGET.resolve("workspace"));
        Node node = Node.findOrDownload(cache);
        Files.writeString(directory.resolve("package.json"), "{\"private\": true}\n");
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Files.copy(
                        script,
                        directory.resolve(script.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path npm = NPM.unpackedUnder(cache).resolve("bin").resolve("npm-cli.js");
        Output install = node.run(
                directory,
                Map.of("npm_config_cache", cache.resolve("npm").toString()),
                npm.toString(),
                "install",
                packageName + "@latest",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-online");
        if (install.exit() != 0) {
            throw new AssertionError("This test needs the npm registry, and npm could not install " + packageName
                    + " from it: " + install.text());
        }
        return new NpmWorkspace(node, directory);
    }

    Output run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        return node.run(directory, environment, script);
    }
}

package io.github.qstash4j.devserver.npm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A directory with our scripts in it, and npm packages that they can import. */
record NpmWorkspace(Node node, Path directory) {

    /** The last that runs with every Node from 18 on. */
    private static final NpmPackage NPM = new NpmPackage("npm", "10.9.2");

    private static final Path SCRIPTS = Path.of("src", "test", "js");
    private static final Path CACHE = Path.of("target", "npm").toAbsolutePath();

    /**
     * Copies the scripts to an empty directory and installs the newest version of a package there. Only Node and npm
     * are kept for the next time: with a cache of packages, npm would settle for an old one when there is no network.
     */
    static NpmWorkspace withNewest(String packageName, Path directory) throws IOException, InterruptedException {
        Node node = Node.findOrDownload(CACHE);
        Files.writeString(directory.resolve("package.json"), "{\"private\": true}\n");
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            for (Path script : scripts.toList()) {
                Files.copy(script, directory.resolve(script.getFileName().toString()));
            }
        }
        Path npm = NPM.unpackedUnder(CACHE).resolve("bin").resolve("npm-cli.js");
        Output install = node.run(
                directory,
                // The authorities that the machine trusts, as the JDK's downloads do; a Node that knows no such thing
                // goes by its own.
                Map.of("npm_config_cache", directory.resolve("npm-cache").toString(), "NODE_USE_SYSTEM_CA", "1"),
                npm.toString(),
                "install",
                packageName + "@latest",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000");
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

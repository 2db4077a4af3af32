package io.github.qstash4j.devserver.npm;

import java.util.Locale;

/** The packages of the npm registry that hold Node's executable, one for each kind of machine. */
final class NodePackage {

    private static final String VERSION = "26.10.0";

    private NodePackage() {}

    static NpmPackage ofThisMachine() {
        return new NpmPackage("node-" + system() + "-" + processor(), VERSION);
    }

    static boolean isWindows() {
        return system().equals("win");
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "win";
        }
        if (name.startsWith("mac")) {
            // The name without "bin" has no version for this processor that is new enough.
            return processor().equals("arm64") ? "bin-darwin" : "darwin";
        }
        return "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "x64";
    }
}

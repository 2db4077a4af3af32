package io.github.qstash4j.test.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Looks at a class path before a process is started on it, to say better than the process could what is missing. */
final class FunctionClassPath {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private FunctionClassPath() {}

    /** This JVM's, and the tests' where Maven runs them out of a jar that only names it. */
    static String ofThisProcess() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /**
     * Checks the class path, and unpacks the runtime client's native library into a file: the client itself would use
     * one for all processes on the machine.
     */
    static void unpackNativeLibrary(String classPath, String handlerClass, Path library) {
        try (URLClassLoader loader = new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
            if (loader.findResource(file(CLIENT)) == null) {
                throw new IllegalStateException("The Lambda runtime client is not on the function's class path. Add"
                        + " com.amazonaws:aws-lambda-java-runtime-interface-client in test scope.");
            }
            if (loader.findResource(file(handlerClass)) == null) {
                throw new IllegalStateException(
                        "There is no class " + handlerClass + " on the function's class path: " + classPath);
            }
            String name = "jni/libaws-lambda-jni." + platform() + ".so";
            try (InputStream bytes = loader.getResourceAsStream(name)) {
                if (bytes == null) {
                    throw new IllegalStateException("The Lambda runtime client on the class path has no " + name + ".");
                }
                Files.copy(bytes, library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a class of this library where a class path finds it that has nothing of it. */
    static void unpack(Class<?> type, Path directory) {
        Path file = directory.resolve(file(type.getName()));
        try (InputStream bytes = type.getResourceAsStream("/" + file(type.getName()))) {
            Files.createDirectories(file.getParent());
            Files.copy(Objects.requireNonNull(bytes), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        if (!system.toLowerCase(Locale.ROOT).contains("linux") || !(arm || processor.matches("amd64|x86_64"))) {
            throw new IllegalStateException(
                    "The Lambda runtime client has native code for Linux on x86_64 and arm64 only," + " and this is "
                            + system + " on " + processor + ". Run in a Linux container, or in WSL.");
        }
        String name = arm ? "aarch_64" : "x86_64";
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
        return (musl ? "linux_musl-" : "linux-") + name;
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static URL[] urls(String classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.endsWith("*")) {
                urls.addAll(jars(Path.of(entry.substring(0, entry.length() - 1))));
            } else if (!entry.isEmpty()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    /** The JVM reads {@code libs/*} as all jars of that directory. */
    private static List<URL> jars(Path directory) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls;
    }
}

package io.github.qstash4j.test.mutation;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.StringTokenizer;

/**
 * The child: runs one suite again and again, for each line of its input. What stands in folders, the tests and all of
 * this project, is loaded anew for each run, so that nothing of it outlives one. What stands in JARs is loaded once,
 * since no mutation is in there, or anew as well.
 */
final class SuiteMain {

    /** The second argument, for libraries that look for classes beside their own. */
    static final String LIBRARIES_ANEW = "libraries-anew";

    private static final String CLASS_PATH = "java.class.path";

    private SuiteMain() {}

    /**
     * Runs it. A line of the input is a folder; a line of the output says that its run has ended. The folder has the
     * classes that are to be taken before all others, and gets the result and the output.
     *
     * @param args the class of the suite; whether the libraries are loaded anew
     */
    public static void main(String[] args) throws Exception {
        PrintStream parent = System.out;
        boolean keepsLibraries = !List.of(args).contains(LIBRARIES_ANEW);
        List<URL> loadedAnew = new ArrayList<>();
        List<URL> loadedOnce = new ArrayList<>();
        StringTokenizer entries = new StringTokenizer(System.getProperty(CLASS_PATH), File.pathSeparator);
        while (entries.hasMoreTokens()) {
            Path path = Path.of(entries.nextToken());
            boolean isLibrary = !Files.isDirectory(path);
            (isLibrary && keepsLibraries ? loadedOnce : loadedAnew)
                    .add(path.toUri().toURL());
        }
        ClassLoader libraries =
                new URLClassLoader(loadedOnce.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            Properties before = (Properties) System.getProperties().clone();
            run(Path.of(line), args[0], loadedAnew, libraries);
            System.setProperties(before);
            parent.println(line);
            parent.flush();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void run(Path folder, String suite, List<URL> loadedAnew, ClassLoader libraries) throws Exception {
        List<URL> urls = new ArrayList<>(loadedAnew);
        urls.add(0, Overlay.classesIn(folder).toUri().toURL());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PrintStream output = new PrintStream(Files.newOutputStream(folder.resolve("output.txt")), true);
                URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), libraries)) {
            System.setOut(output);
            System.setErr(output);
            // For a suite that starts a JVM of its own.
            System.setProperty(
                    CLASS_PATH, Overlay.classesIn(folder) + File.pathSeparator + System.getProperty(CLASS_PATH));
            thread.setContextClassLoader(loader);
            loader.loadClass(SuiteRun.class.getName())
                    .getMethod("run", Path.class, String.class)
                    .invoke(null, CaseWriter.resultsIn(folder), suite);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

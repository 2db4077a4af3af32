package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of the files that a mutation changes, in a folder to be put before all others. */
record Overlay(Path sources, Path classes) {

    static Overlay in(Path folder) throws IOException {
        return new Overlay(
                Files.createDirectories(folder.resolve("sources")), Files.createDirectories(classesIn(folder)));
    }

    static Path classesIn(Path folder) {
        return folder.resolve("classes");
    }

    /**
     * Changes and compiles.
     *
     * @return what the compiler has against it, if anything
     */
    Optional<String> compile(Mutation mutation, String classPath) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<Path, String> file : changed(mutation).entrySet()) {
            files.add(Files.writeString(sources.resolve(file.getKey().getFileName()), file.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "--release", "17", "-d", classes.toString(), "-cp", classPath);
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
            boolean compiled =
                    compiler.getTask(said, manager, null, options, null, units).call();
            return compiled ? Optional.empty() : Optional.of(said.toString());
        }
    }

    /** The files as they are with a mutation. */
    static Map<Path, String> changed(Mutation mutation) throws IOException {
        Map<Path, String> changed = new LinkedHashMap<>();
        for (Edit edit : mutation.edits()) {
            String known = changed.get(edit.file());
            changed.put(edit.file(), edit.applyTo(known == null ? Files.readString(edit.file()) : known));
        }
        return changed;
    }
}

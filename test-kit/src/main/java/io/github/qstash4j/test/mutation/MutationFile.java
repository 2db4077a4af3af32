package io.github.qstash4j.test.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of mutations:
 *
 * <pre>
 * source receiver-core/src/main/java/io/github/qstash4j/receiver
 *
 * ## the issuer is not looked at
 * in TokenPolicy.java
 * - checkIssuer(issuer);
 * +
 * survives: a reason, where no suite can notice
 * survives under SomeContractTest, OtherContractTest: a reason, where those cannot
 * </pre>
 *
 * <p>Several pairs of - and +, also below several lines that begin with "in", are one mutation.
 */
final class MutationFile {

    private final String theme;
    private final Path root;
    private final List<Mutation> mutations = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final Map<String, String> survives = new HashMap<>();
    private Path source;
    private Path file;
    private @Nullable String name;

    private MutationFile(Path root, String theme) {
        this.theme = theme;
        this.root = root;
        this.source = root;
        this.file = root;
    }

    /** All lists of a folder, in the order of their names. */
    static List<Mutation> readAll(Path root, Path folder) throws IOException {
        List<Mutation> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path list : files.sorted().toList()) {
                all.addAll(read(root, list));
            }
        }
        Set<String> names = new HashSet<>();
        for (Mutation mutation : all) {
            if (!names.add(mutation.name())) {
                throw new IllegalStateException("Two mutations in " + folder + " are named " + mutation.name() + ".");
            }
        }
        return List.copyOf(all);
    }

    private static List<Mutation> read(Path root, Path list) throws IOException {
        MutationFile reader =
                new MutationFile(root, list.getFileName().toString().replace(".txt", ""));
        for (String line : Files.readAllLines(list)) {
            if (!reader.take(line.strip())) {
                throw new IllegalStateException(list + " has a line that says nothing: " + line);
            }
        }
        reader.endMutation();
        return reader.mutations;
    }

    private boolean take(String line) {
        if (line.startsWith("## ")) {
            endMutation();
            name = line.substring("## ".length());
        } else if (line.startsWith("source ")) {
            source = root.resolve(line.substring("source ".length()));
        } else if (line.startsWith("in ")) {
            endEdit();
            file = source.resolve(line.substring("in ".length()));
        } else if (line.startsWith("survives: ")) {
            survives.put(Mutation.ANY, line.substring("survives: ".length()));
        } else if (line.matches("survives under \\w+(, \\w+)*: .+")) {
            String[] words = line.substring("survives under ".length()).split(": ", 2);
            for (String suite : words[0].split(", ", -1)) {
                survives.put(suite, words[1]);
            }
        } else if (line.startsWith("-")) {
            if (!after.isEmpty()) {
                endEdit();
            }
            before.add(line.substring(1).strip());
        } else if (line.startsWith("+")) {
            after.add(line.substring(1).strip());
        } else {
            return line.isEmpty() || line.startsWith("# ");
        }
        return true;
    }

    private void endEdit() {
        if (before.isEmpty() != after.isEmpty()) {
            throw new IllegalStateException(theme + ": \"" + name + "\" needs lines with - and lines with +.");
        }
        if (!before.isEmpty()) {
            edits.add(new Edit(file, List.copyOf(before), List.copyOf(after)));
        }
        before.clear();
        after.clear();
    }

    private void endMutation() {
        endEdit();
        if (name != null) {
            if (edits.isEmpty()) {
                throw new IllegalStateException(theme + ": \"" + name + "\" changes nothing.");
            }
            mutations.add(new Mutation(theme, name, List.copyOf(edits), Map.copyOf(survives)));
        }
        edits.clear();
        survives.clear();
    }
}

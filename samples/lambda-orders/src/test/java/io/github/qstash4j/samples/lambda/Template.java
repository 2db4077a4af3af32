package io.github.qstash4j.samples.lambda;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What template.yaml says. */
record Template(Map<String, Object> root) {

    /** A function of CloudFormation in its short form: {@code !Ref Name}. */
    record Intrinsic(String name, Object argument) {}

    static Template read() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("template.yaml"))) {
            return new Template(new Yaml(new WithIntrinsics()).load(file));
        }
    }

    /** The mapping at a path of names. */
    @SuppressWarnings("unchecked")
    Map<String, Object> at(String... path) {
        Map<String, Object> mapping = root;
        for (String name : path) {
            mapping = (Map<String, Object>) Objects.requireNonNull(mapping.get(name), name);
        }
        return mapping;
    }

    List<String> functions() {
        return at("Resources").keySet().stream()
                .filter(name ->
                        "AWS::Serverless::Function".equals(at("Resources", name).get("Type")))
                .toList();
    }

    /** The properties of a function: those that all have, and its own. */
    Map<String, Object> function(String name) {
        Map<String, Object> properties = new HashMap<>(at("Globals", "Function"));
        properties.putAll(at("Resources", name, "Properties"));
        return properties;
    }

    String handlerOf(String function) {
        return String.valueOf(function(function).get("Handler"));
    }

    /** The environment variables that a function has: those that all have, and its own. */
    Set<String> variablesOf(String function) {
        Set<String> names = new HashSet<>(
                at("Globals", "Function", "Environment", "Variables").keySet());
        if (at("Resources", function, "Properties").containsKey("Environment")) {
            names.addAll(at("Resources", function, "Properties", "Environment", "Variables")
                    .keySet());
        }
        return names;
    }

    /** All functions of CloudFormation of that name, wherever they stand. */
    Stream<Object> arguments(String name) {
        return within(root).filter(intrinsic -> intrinsic.name().equals(name)).map(Intrinsic::argument);
    }

    private static Stream<Intrinsic> within(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(Template::within);
        } else if (value instanceof List<?> list) {
            return list.stream().flatMap(Template::within);
        } else if (value instanceof Intrinsic intrinsic) {
            return Stream.concat(Stream.of(intrinsic), within(intrinsic.argument()));
        }
        return Stream.of();
    }

    private static final class WithIntrinsics extends SafeConstructor {

        WithIntrinsics() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Intrinsic(node.getTag().getValue().substring(1), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
            } else if (node instanceof MappingNode mapping) {
                return constructMapping(mapping);
            }
            return constructScalar((ScalarNode) node);
        }
    }
}

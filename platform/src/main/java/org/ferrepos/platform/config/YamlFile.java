package org.ferrepos.platform.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Flattens one YAML file into settings. It works on the parsed nodes and builds no objects: every scalar stays the text
 * that was written (a password of digits keeps its zeros) and knows its line.
 */
final class YamlFile {

    static final int LARGEST_FILE_BYTES = 1 << 20;
    private static final int DEEPEST_NESTING = 16;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final String ENDPOINTS = "rate_limiting.endpoint_limits";

    private final String name;
    private final Interpolation interpolation;
    private final Findings findings;
    private final List<Setting> settings = new ArrayList<>();

    YamlFile(String name, Interpolation interpolation, Findings findings) {
        this.name = name;
        this.interpolation = interpolation;
        this.findings = findings;
    }

    List<Setting> read(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                flatten("", mapping);
            } else if (root != null && !isNull(root)) {
                findings.problem(name + ": el archivo debe tener secciones (server, database, ...)");
            }
        } catch (MarkedYAMLException e) {
            String line =
                    e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
            findings.problem(name + line + ": el YAML no se puede leer: " + e.getProblem());
        } catch (YAMLException e) {
            findings.problem(name + ": el YAML no se puede leer: " + e.getMessage());
        }
        return settings;
    }

    /** Aliases of collections are refused: they serve no purpose here and can expand without bound. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST_NESTING);
        options.setCodePointLimit(LARGEST_FILE_BYTES);
        return options;
    }

    private void flatten(String prefix, MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                findings.problem(place(tuple.getKeyNode()) + ": la clave debe ser un texto simple");
                continue;
            }
            String key = join(prefix, keyNode.getValue());
            if (!seen.add(key)) {
                findings.problem(key, "la clave está repetida", place(keyNode));
                continue;
            }
            add(key, tuple.getValueNode());
        }
    }

    private static String join(String prefix, String key) {
        if (prefix.equals(ENDPOINTS)) {
            return prefix + "[" + key + "]";
        }
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    private void add(String key, Node value) {
        switch (value) {
            case MappingNode mapping -> flatten(key, mapping);
            case SequenceNode sequence -> addSequence(key, sequence);
            case ScalarNode scalar -> settings.add(setting(key, List.of(scalar), false, place(value)));
            default -> findings.problem(key, "el valor no se entiende", place(value));
        }
    }

    private void addSequence(String key, SequenceNode sequence) {
        List<ScalarNode> scalars = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            if (!(element instanceof ScalarNode scalar)) {
                findings.problem(key, "la lista solo admite valores simples", place(element));
                return;
            }
            scalars.add(scalar);
        }
        settings.add(setting(key, scalars, true, place(sequence)));
    }

    private Setting setting(String key, List<ScalarNode> scalars, boolean sequence, String origin) {
        List<String> values = new ArrayList<>();
        Optional<String> defect = Optional.empty();
        for (ScalarNode scalar : scalars) {
            if (isNull(scalar)) {
                continue;
            }
            Interpolation.Result result = interpolation.resolve(scalar.getValue());
            if (result.malformed()) {
                defect = Optional.of("tiene un ${ sin un nombre de variable y su }");
            } else if (!result.missing().isEmpty()) {
                defect = Optional.of("usa ${" + result.missing().getFirst() + "}, que no está definida");
            }
            if (!result.text().isEmpty()) {
                values.add(result.text());
            }
        }
        return new Setting(Setting.canonicalKey(key), values, sequence, origin, defect);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && NULLS.contains(scalar.getValue());
    }

    private String place(Node node) {
        return name + ":" + (node.getStartMark().getLine() + 1);
    }
}

package se.klardag.rules;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.klardag.engine.terms.Wording;

/// Holds a file against its published JSON Schema (*schemakontroll*).
public final class SchemaCheck {
    private static final Locale SWEDISH = Locale.of("sv");

    private SchemaCheck() {}

    /// Every way in which the file does not follow the schema, in the file's order.
    ///
    /// @param schema name in the schema folder, `agreement-v1`
    static List<RuleProblem> problems(YamlTree tree, String schema) {
        return problemsWith(tree,
                new String(Bundled.bytes("schema/" + schema + ".schema.json"), StandardCharsets.UTF_8));
    }

    /// Every way in which the file does not follow a schema that is given as text, in the file's order.
    public static List<RuleProblem> problemsWith(YamlTree tree, String schema) {
        var checker = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        var english = checker.validate(tree.root(),
                context -> context.executionConfig(config -> config.locale(Locale.ROOT)));
        var swedish = checker.validate(tree.root(),
                context -> context.executionConfig(config -> config.locale(SWEDISH)));
        var problems = new ArrayList<RuleProblem>();
        for (int i = 0; i < english.size(); i++) {
            var error = english.get(i);
            problems.add(tree.problem(pointer(error), new Wording(text(swedish.get(i)), text(error))));
        }
        problems.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        return problems;
    }

    /// The offending key rather than the map around it, where the error is about a key.
    private static String pointer(Error error) {
        var steps = new StringBuilder();
        var path = error.getInstanceLocation();
        Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .forEach(i -> steps.append('/').append(path.getElement(i)));
        var key = error.getProperty();
        boolean unknownKey = "additionalProperties".equals(error.getKeyword())
                || "unevaluatedProperties".equals(error.getKeyword());
        return unknownKey && key != null ? steps + "/" + key : steps.toString();
    }

    private static String text(Error error) {
        return error.getMessage();
    }
}

package se.klardag.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/// The page of what others made (*tredjepartslicenser*), written from the bill of materials: each part, its licence, and where
/// the text of the licence is in what is shipped. A part without a text that is shipped stops the build.
final class ThirdParty {
    private static final Pattern TEXT = Pattern.compile("(META-INF/)?(LICEN[CS]E|COPYING)(\\.\\w+)?");

    private final Path licenses;
    private final List<String> missing = new ArrayList<>();

    private ThirdParty(Path licenses) {
        this.licenses = licenses;
    }

    /// @param bill     of materials
    /// @param jars     that are shipped
    /// @param licenses texts of licences that jars leave out, by the licence's short name
    static String page(JsonNode bill, List<Path> jars, Path licenses) throws IOException {
        return new ThirdParty(licenses).write(bill, jars);
    }

    private String write(JsonNode bill, List<Path> jars) throws IOException {
        var rows = new TreeMap<String, String>();
        for (var jar : jars) {
            var file = jar.getFileName().toString();
            if (file.startsWith("klardag-")) {
                continue;
            }
            component(bill, file).ifPresentOrElse(part -> rows.put(file, row(part, jar)), () -> missing.add(file));
        }
        if (!missing.isEmpty()) {
            throw new IOException("not in the bill of materials, or no text of the licence is shipped: " + missing);
        }
        return """
                What others made

                Klardag is linked to these parts. None of them is merged into another: each is a jar of its own in lib, which
                you can replace. None is changed but one, which says so. For each part: the licences it can be used under, then
                where the text of one is. A name with ! is a file in a jar.

                """ + String.join("\n", rows.values()) + """

                runtime
                  Java (OpenJDK), made by Eclipse Temurin
                  licence: GPL-2.0-only WITH Classpath-exception-2.0, and those of its parts
                  text: runtime/legal
                """;
    }

    private static Optional<JsonNode> component(JsonNode bill, String file) {
        return bill.path("components")
                .valueStream()
                .filter(each -> file.startsWith(each.path("name").asString() + "-" + each.path("version").asString()))
                .findFirst();
    }

    private String row(JsonNode part, Path jar) {
        var names = part.path("licenses").valueStream().map(ThirdParty::name).toList();
        var text = text(names, jar).orElseGet(() -> {
            missing.add(jar.getFileName() + " " + names);
            return "";
        });
        return "%s\n  %s %s\n  licence: %s\n  text: %s\n%s".formatted(
                "lib/" + jar.getFileName(), part.path("name").asString(), part.path("version").asString(),
                String.join(" or ", names), text,
                BillOfMaterials.change(part).map(each -> "  changed: " + each + "\n").orElse(""));
    }

    private static String name(JsonNode choice) {
        var license = choice.path("license");
        return Stream.of(choice.path("expression"), license.path("id"), license.path("name"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("?");
    }

    private Optional<String> text(List<String> names, Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(TEXT.asMatchPredicate())
                    .sorted()
                    .findFirst()
                    .map(name -> "lib/" + jar.getFileName() + "!" + name)
                    .or(() -> names.stream()
                            .map(name -> name + ".txt")
                            .filter(file -> Files.isRegularFile(licenses.resolve(file)))
                            .findFirst()
                            .map(file -> "licenses/" + file));
        } catch (IOException failed) {
            missing.add(jar + ": " + failed.getMessage());
            return Optional.empty();
        }
    }
}

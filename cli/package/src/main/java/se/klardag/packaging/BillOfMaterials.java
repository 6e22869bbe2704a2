package se.klardag.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bill of materials (*materialförteckning*) in the form of CycloneDX: what Maven resolved, and the Java.
final class BillOfMaterials {
    /// What the build did to a part, by its name.
    private static final Map<String, String> CHANGES = Map.of(
            "picocli", "the build of Klardag gave its classes the class file format of Java 17, for a quicker start",
            "Saxon-HE", "the build of Klardag took its signature away, for a quicker start; its classes are unchanged");

    private final ObjectNode root;

    private BillOfMaterials(ObjectNode root) {
        this.root = root;
    }

    /// @param resolved by Maven, as CycloneDX JSON
    /// @param java     version of the Java that ships
    static BillOfMaterials of(Path resolved, String java) throws IOException {
        var bill = new BillOfMaterials((ObjectNode) JsonMapper.shared().readTree(Files.readString(resolved)));
        for (var part : bill.root.withArray("components")) {
            var change = CHANGES.get(part.path("name").asString());
            if (change != null && part instanceof ObjectNode changed) {
                changed.remove("hashes"); // they are those of the jar as it was published
                changed.putObject("pedigree").put("notes", change);
            }
        }
        bill.root.withArray("components")
                .addObject()
                .put("type", "platform")
                .put("publisher", "Eclipse Adoptium")
                .put("name", "temurin")
                .put("version", java)
                .putArray("licenses")
                .addObject()
                .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        return bill;
    }

    /// What was done to a part; nothing to most.
    static Optional<String> change(JsonNode part) {
        var said = part.path("pedigree").path("notes");
        return said.isString() ? Optional.of(said.asString()) : Optional.empty();
    }

    JsonNode json() {
        return root;
    }

    String text() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n")
                + "\n";
    }
}

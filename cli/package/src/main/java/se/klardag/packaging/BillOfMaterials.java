package se.klardag.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bill of materials (*materialförteckning*) in the form of CycloneDX: what Maven resolved, and the Java.
final class BillOfMaterials {
    private static final String CHANGED = "picocli";
    private static final String CHANGE = "the build of Klardag gave its classes the class file format of Java 17, for a quicker start";

    private final ObjectNode root;

    private BillOfMaterials(ObjectNode root) {
        this.root = root;
    }

    /// @param resolved by Maven, as CycloneDX JSON
    /// @param java     version of the Java that ships
    static BillOfMaterials of(Path resolved, String java) throws IOException {
        var bill = new BillOfMaterials((ObjectNode) JsonMapper.shared().readTree(Files.readString(resolved)));
        for (var part : bill.root.withArray("components")) {
            if (part instanceof ObjectNode changed && changed.path("name").asString().equals(CHANGED)) {
                changed.remove("hashes"); // they are those of the jar as it was published
                changed.putObject("pedigree").put("notes", CHANGE);
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

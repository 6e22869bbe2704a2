package se.klardag.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bill of materials (*materialförteckning*) in the form of CycloneDX: what Maven resolved, and the Java.
final class BillOfMaterials {
    private final ObjectNode root;

    private BillOfMaterials(ObjectNode root) {
        this.root = root;
    }

    /// @param resolved by Maven, as CycloneDX JSON
    /// @param java     version of the Java that ships
    static BillOfMaterials of(Path resolved, String java) throws IOException {
        var bill = new BillOfMaterials((ObjectNode) JsonMapper.shared().readTree(Files.readString(resolved)));
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

    JsonNode json() {
        return root;
    }

    String text() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n")
                + "\n";
    }
}

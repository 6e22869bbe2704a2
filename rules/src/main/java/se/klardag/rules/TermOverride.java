package se.klardag.rules;

import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;

/// One changed value (*ändring*), as it appears in a scenario or among a call's arguments.
///
/// @param path    address as in files, `dayCount.break`
/// @param value   as written
/// @param file    where it is
/// @param pointer address in that file
public record TermOverride(String path, JsonNode value, YamlTree file, String pointer) {
    /// The value as a reader sees it.
    public String shown() {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}

package se.klardag.rules.files;

import se.klardag.engine.terms.value.BilingualText;

/// What is wrong in a rule file, and where (*fel i regelfil*).
///
/// @param file   name as it was given
/// @param line   from 1; 0 when the file as a whole is meant
/// @param column from 1
/// @param path   address of the value, `dayCount.break`; empty when none is meant
public record RuleProblem(String file, int line, int column, String path, BilingualText message) {
    /// `file:line:column path: ` as compilers write it.
    public String place() {
        var place = new StringBuilder(file);
        if (line > 0) {
            place.append(':').append(line).append(':').append(column);
        }
        if (!path.isEmpty()) {
            place.append(' ').append(path);
        }
        return place.append(": ").toString();
    }
}

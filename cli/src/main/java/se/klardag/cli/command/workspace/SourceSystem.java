package se.klardag.cli.command.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.rules.mapping.Mappings;

/// Where the case files of a working folder come from (*källsystem*).
///
/// @param profile id of the mapping profile that ships for it; empty where nobody has described its files yet, or where
///                they are in our own columns
/// @param isOwn   whether the files are in our own columns, or in the workbook that `klardag template` writes
record SourceSystem(Optional<String> profile, boolean isOwn) {
    /// The word for a system that no profile ships for.
    static final String OTHER = "other";
    /// The word for our own columns.
    static final String TEMPLATE = "template";

    /// The source system that a word names: the id of a shipped profile, [#OTHER] or [#TEMPLATE].
    static Optional<SourceSystem> of(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case OTHER -> Optional.of(new SourceSystem(Optional.empty(), false));
            case TEMPLATE -> Optional.of(new SourceSystem(Optional.empty(), true));
            default ->
                Optional.of(plain).filter(Mappings.ids()::contains).map(id -> new SourceSystem(Optional.of(id), false));
        };
    }

    /// Every word there is.
    static List<String> words() {
        return Stream.concat(Mappings.ids().stream(), Stream.of(TEMPLATE, OTHER)).toList();
    }
}

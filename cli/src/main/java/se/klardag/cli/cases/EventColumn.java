package se.klardag.cli.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The columns of the long case file (*händelsefilens kolumner*), a row for each event.
enum EventColumn {
    CASE_ID,
    EVENT,
    AT,
    RECORDED_AT,
    VALUE;

    /// The name in the header.
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a file without the column cannot be read.
    boolean isRequired() {
        return this == CASE_ID || this == EVENT || this == AT;
    }

    @SuppressWarnings("EnumOrdinal") // the array lives as long as a file is read
    int slot() {
        return ordinal();
    }

    static Optional<EventColumn> named(String title) {
        return Arrays.stream(values()).filter(each -> each.title().equalsIgnoreCase(title)).findFirst();
    }
}

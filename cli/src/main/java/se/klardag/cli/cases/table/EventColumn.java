package se.klardag.cli.cases.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The columns of the long case file (*händelsefilens kolumner*), a row for each event.
public enum EventColumn {
    CASE_ID,
    EVENT,
    AT,
    RECORDED_AT,
    VALUE;

    /// The name in the header.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a file without the column cannot be read.
    public boolean isRequired() {
        return this == CASE_ID || this == EVENT || this == AT;
    }

    @SuppressWarnings("EnumOrdinal") // the array lives as long as a file is read
    public int slot() {
        return ordinal();
    }

    static Optional<EventColumn> named(String title) {
        return Arrays.stream(values()).filter(each -> each.title().equalsIgnoreCase(title)).findFirst();
    }
}

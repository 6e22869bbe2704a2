package se.klardag.cli.command.machine;

import java.time.LocalDate;

/// Something that happened on a day (*daterat spår*), by which a clock that is behind shows.
///
/// @param what in the reader's language
record DatedTrace(LocalDate day, String what) {}

package se.klardag.cli.cases;

/// Rows of the last pass over case files (*radräkning*): each was used, rejected, or not yet known.
///
/// @param read     rows that held anything
/// @param used     rows that cases rest on, or that a profile reads past
/// @param rejected rows that were told to the log
/// @param notYet   rows recorded after the day that counts
public record RowCounts(long read, long used, long rejected, long notYet) {}

package se.klardag.cli.cases.row;

/// Rows of the last pass over case files (*radräkning*): each was used, rejected, not yet known, replaced or repeated.
///
/// @param read     rows that held anything
/// @param used     rows that cases rest on, or that a profile reads past
/// @param rejected rows that were reported to the log
/// @param notYet   rows recorded after the day that counts
/// @param replaced rows whose case a newer file has otherwise, where the newer file holds, or whose blanks it fills
/// @param repeated rows that another file has alike, where the newer file holds
public record RowCounts(long read, long used, long rejected, long notYet, long replaced, long repeated) {}

package se.klardag.cli.command.workspace;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/// How far a month of a working folder has come (*månadens läge*).
///
/// @param settled empty where the folder has no settlement of the month
/// @param checked whether its cases were checked, with the deviations in files
/// @param posted  empty where the ledger has no posting of the month, or there is no ledger
/// @param differs whether the folder's latest settlement is another than the posted one
/// @param next    the command that takes it further; empty where nothing is left to do
record MonthProgress(
        YearMonth month,
        Optional<Settled> settled,
        boolean checked,
        Optional<Posted> posted,
        boolean differs,
        Optional<String> next) {
    /// The settlement in the folder.
    ///
    /// @param cases    of the month
    /// @param payable  kronor
    /// @param binding  whether it may become a bill
    /// @param outdated whether a case file of the folder is newer than it, or was not in it
    /// @param changed  whether a case file that it was made from is newer than it
    record Settled(long cases, BigDecimal payable, boolean binding, boolean outdated, boolean changed) {}

    /// What the ledger has of the month, without what was cancelled.
    ///
    /// @param bills  bills and credit notes
    /// @param amount kronor, credits taken off
    /// @param sent   how many of them were sent
    /// @param open   kronor still to be paid
    /// @param closed whether further postings need a reason
    record Posted(int bills, BigDecimal amount, int sent, BigDecimal open, boolean closed) {}
}

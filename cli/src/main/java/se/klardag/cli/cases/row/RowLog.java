package se.klardag.cli.cases.row;

import java.util.List;
import se.klardag.cli.cases.table.FileLayout;

/// Receives what a pass over the case files leaves out (*inläsningslogg*). What a log has no use for it
/// does not take.
public interface RowLog {
    /// A pass begins; what an earlier one reported no longer counts.
    void passStarts();

    /// A row is not settled.
    void rejected(RejectedRow row);

    /// A row gives way to one of a newer file.
    default void replaced(Replaced row) {}

    /// A row says what one of another file says, where the newer file holds.
    default void repeatedRow(String file) {}

    /// Another place says another time of when a stay's patient was ready than the notice that holds.
    ///
    /// @param notice when the notice was sent; blank where there is none
    /// @param said   the time of the other place
    /// @param place  its view and heading
    default void readyDiffers(String caseId, String notice, String said, String place) {}

    /// An id of a long file is read in another form than it is written in.
    ///
    /// @param written as the file has it, with unusual characters as their numbers
    default void rewrittenId(String file, long row, String written, String caseId) {}

    /// An id has letters of another alphabet, which may look like ours.
    ///
    /// @param written with those letters as their numbers
    default void otherAlphabet(String file, long row, String written) {}

    /// A column that nobody asked for is left unread.
    default void ignoredColumn(String file, String title) {}

    /// A row that sums up others, and is no case.
    default void totalRow(String file, long row) {}

    /// How a file turned out to be laid out, once it is read.
    default void laidOut(String file, FileLayout layout) {}

    /// Of the long files.
    ///
    /// @param notYet  rows recorded after the day that counts
    /// @param undated rows without a recorded time, taken as recorded when they happened
    default void knownBy(long notYet, long undated) {}

    /// A row that does not count because a newer file has another for the same case (*ersatt rad*).
    ///
    /// @param row      line in the file, the header being 1
    /// @param newerRow line in the newer file
    /// @param changes  what the newer row says otherwise; empty where it cannot be read, and is rejected itself
    record Replaced(String file, long row, String caseId, String newerFile, long newerRow, List<Change> changes) {
        public Replaced {
            changes = List.copyOf(changes);
        }
    }

    /// A value that another took the place of (*ändrat värde*), as people write it.
    ///
    /// @param column of ours
    /// @param before blank where nothing was recorded
    /// @param now    blank where nothing is recorded, or the newer file lacks the column
    record Change(String column, String before, String now) {}
}

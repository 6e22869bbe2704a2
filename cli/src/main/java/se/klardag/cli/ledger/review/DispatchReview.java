package se.klardag.cli.ledger.review;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody.SentFile;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.Sent;

/// What was sent before (*tidigare utskick*): the same bytes are sent again freely, other bytes and another booking only when
/// somebody asks for it.
///
/// @param again whether somebody does
public record DispatchReview(LedgerView view, boolean again) {
    private static final List<String> BOOKED = List.of("sie", "ledger");

    /// The files that are not on record yet; all of them when somebody asks to send again.
    ///
    /// @throws LedgerException naming a bill that was booked before, or whose document was another
    public List<SentFile> fresh(List<SentFile> files) {
        if (again) {
            return List.copyOf(files);
        }
        var fresh = new ArrayList<SentFile>();
        for (var file : files) {
            if (!isKnown(file)) {
                fresh.add(file);
            }
        }
        return fresh;
    }

    private boolean isKnown(SentFile file) {
        boolean known = file.bills().isEmpty() && view.isSent(file.name(), file.sha256());
        for (var bill : file.bills()) {
            var before = view.sent(bill).stream().filter(each -> each.file().form().equals(file.form())).toList();
            if (before.isEmpty()) {
                continue;
            }
            if (BOOKED.contains(file.form())) {
                throw refused("ledger.booked-already", bill, before.getLast());
            }
            known |= before.stream().anyMatch(each -> each.file().sha256().equals(file.sha256()));
            if (!known && file.bills().size() == 1) {
                throw refused("ledger.sent-otherwise", bill, before.getLast());
            }
        }
        return known;
    }

    private static LedgerException refused(String key, String bill, Sent before) {
        return LedgerException.refused(key, bill, before.day(), before.sequence(), before.file().name());
    }
}

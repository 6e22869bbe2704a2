package se.klardag.cli.documents.parties;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who bills whom (*parter*): what an invoice, a voucher and a ledger row need to know.
///
/// @param invented   whether the numbers are made up: every document says so
/// @param recipients by kommunkod
/// @param sha256     of the file
public record BillingParties(
        boolean invented,
        Issuer issuer,
        Bookkeeping bookkeeping,
        Optional<LedgerColumns> ledgerColumns,
        SortedMap<Integer, Recipient> recipients,
        String sha256) {
    public BillingParties {
        recipients = Collections.unmodifiableSortedMap(new TreeMap<>(recipients));
    }

    /// The municipality with this code.
    public Optional<Recipient> recipient(int code) {
        return Optional.ofNullable(recipients.get(code));
    }
}

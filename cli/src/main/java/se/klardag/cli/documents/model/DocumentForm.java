package se.klardag.cli.documents.model;

/// The forms a bill can take (*dokumentform*).
public enum DocumentForm {
    /// The bill with its basis, for people.
    pdf,
    /// A workbook with live formulas.
    xlsx,
    /// Peppol BIS Billing 3.
    peppol,
    /// SIE 4I vouchers.
    sie,
    /// Rows for a ledger's own import file.
    ledger;

    /// Whether the form is read by a machine that would take a draft for a bill.
    public boolean books() {
        return switch (this) {
            case peppol, sie, ledger -> true;
            case pdf, xlsx -> false;
        };
    }
}

package se.klardag.cli.documents.peppol;

import se.klardag.cli.documents.model.BillDocument;

/// Writes bills as e-invoices of one profile (*e-faktura*). Another profile, PINT when it comes, is another implementation.
public interface EInvoice {
    /// The bill as UTF-8 XML; the same bill gives the same bytes.
    byte[] write(BillDocument bill);
}

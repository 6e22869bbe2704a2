package se.klardag.cli.documents.peppol;

import java.math.BigDecimal;
import java.util.ArrayList;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.documents.model.NamedActs;
import se.klardag.cli.documents.parties.Contact;
import se.klardag.cli.documents.parties.Endpoint;
import se.klardag.cli.documents.parties.OrganisationNumber;
import se.klardag.cli.documents.parties.PostalAddress;
import se.klardag.cli.documents.parties.VatTreatment;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.OpenTermsText;

/// Peppol BIS Billing 3: invoice and credit note (*e-faktura*), without anything of a patient. The order of elements is
/// that of the UBL schemas.
public final class PeppolBilling3 implements EInvoice {
    private static final String CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String CURRENCY = "SEK";
    private static final String CREDIT_TRANSFER = "30";

    @Override
    public byte[] write(BillDocument bill) {
        return new Writing(bill).bytes();
    }

    /// One document under way.
    private static final class Writing {
        private final BillDocument bill;
        private final Texts texts;
        private final boolean credit;
        private final UblWriter ubl;

        Writing(BillDocument bill) {
            this.bill = bill;
            this.texts = Texts.in(bill.recipient().language());
            this.credit = bill.kind() == BillDocument.Kind.CREDIT_NOTE;
            this.ubl = new UblWriter(credit ? "CreditNote" : "Invoice");
        }

        byte[] bytes() {
            heading();
            references();
            supplier();
            customer();
            payment();
            tax();
            totals();
            for (int i = 0; i < bill.lines().size(); i++) {
                line(i + 1, bill.lines().get(i));
            }
            return ubl.finish();
        }

        private void heading() {
            ubl.text("CustomizationID", CUSTOMIZATION);
            ubl.text("ProfileID", PROFILE);
            ubl.text("ID", bill.name());
            ubl.text("IssueDate", bill.issued().toString());
            if (credit) {
                ubl.text("CreditNoteTypeCode", "381");
            } else {
                ubl.text("DueDate", bill.due().toString());
                ubl.text("InvoiceTypeCode", "380");
            }
            ubl.text("Note", note());
            ubl.text("DocumentCurrencyCode", CURRENCY);
            ubl.text("BuyerReference", bill.recipient().reference());
            ubl.begin("InvoicePeriod");
            ubl.text("StartDate", bill.period().atDay(1).toString());
            ubl.text("EndDate", bill.period().atEndOfMonth().toString());
            ubl.end();
        }

        /// The rules allow one note.
        private String note() {
            var notes = new ArrayList<String>();
            if (bill.mark() instanceof InvoiceIdentity.Draft(var because)) {
                notes.add(texts.get("mark." + because.name()));
            }
            if (bill.invented()) {
                notes.add(texts.get("mark.invented"));
            }
            notes.add(texts.get("peppol.note", LineText.month(bill, texts), bill.basisId(),
                    NamedActs.act(bill, texts)));
            notes.addAll(OpenTermsText.fields(bill.basis().terms(), texts));
            return String.join(" ", notes);
        }

        private void references() {
            for (var preceding : bill.preceding()) {
                ubl.begin("BillingReference").begin("InvoiceDocumentReference");
                ubl.text("ID", preceding.number());
                ubl.text("IssueDate", preceding.issued().toString());
                ubl.end().end();
            }
            ubl.begin("AdditionalDocumentReference");
            ubl.text("ID", bill.basisId());
            ubl.text("DocumentDescription", texts.get("peppol.basis"));
            ubl.end();
        }

        private void supplier() {
            var issuer = bill.issuer();
            ubl.begin("AccountingSupplierParty").begin("Party");
            endpoint(issuer.endpoint());
            name(issuer.name());
            address(issuer.address());
            if (issuer.vat() == VatTreatment.EXEMPT) {
                ubl.begin("PartyTaxScheme").text("CompanyID", issuer.vatNumber());
                taxScheme();
                ubl.end();
            }
            legal(issuer.name(), issuer.organisation());
            contact(issuer.contact());
            ubl.end().end();
        }

        private void customer() {
            var recipient = bill.recipient();
            ubl.begin("AccountingCustomerParty").begin("Party");
            endpoint(recipient.endpoint());
            name(recipient.name());
            address(recipient.address());
            legal(recipient.name(), recipient.organisation());
            contact(recipient.contact());
            ubl.end().end();
        }

        private void endpoint(Endpoint endpoint) {
            ubl.text("EndpointID", endpoint.id(), "schemeID", endpoint.scheme());
        }

        private void name(String name) {
            ubl.begin("PartyName").text("Name", name).end();
        }

        private void address(PostalAddress address) {
            ubl.begin("PostalAddress");
            ubl.text("StreetName", address.street());
            ubl.text("CityName", address.city());
            ubl.text("PostalZone", address.postcode());
            ubl.begin("Country").text("IdentificationCode", "SE").end();
            ubl.end();
        }

        private void legal(String name, OrganisationNumber organisation) {
            ubl.begin("PartyLegalEntity");
            ubl.text("RegistrationName", name);
            ubl.text("CompanyID", organisation.digits(), "schemeID", "0007");
            ubl.end();
        }

        private void contact(Contact contact) {
            if (contact.role().isEmpty()) {
                return;
            }
            ubl.begin("Contact");
            ubl.text("Name", contact.role());
            ubl.text("Telephone", contact.phone());
            ubl.text("ElectronicMail", contact.email());
            ubl.end();
        }

        private void payment() {
            account(bill.issuer().bankgiro(), "SE:BANKGIRO");
            account(bill.issuer().plusgiro(), "SE:PLUSGIRO");
            ubl.begin("PaymentTerms");
            ubl.text(
                    "Note",
                    credit
                            ? texts.get("peppol.credit-terms", bill.preceding().getFirst().number())
                            : texts.get("peppol.terms", bill.due()));
            ubl.end();
        }

        private void account(String number, String bank) {
            if (number.isEmpty()) {
                return;
            }
            ubl.begin("PaymentMeans");
            ubl.text("PaymentMeansCode", CREDIT_TRANSFER);
            ubl.text("PaymentID", bill.name());
            ubl.begin("PayeeFinancialAccount");
            ubl.text("ID", number);
            ubl.begin("FinancialInstitutionBranch").text("ID", bank).end();
            ubl.end().end();
        }

        private void tax() {
            var vat = bill.issuer().vat();
            ubl.begin("TaxTotal");
            amount("TaxAmount", BigDecimal.ZERO);
            ubl.begin("TaxSubtotal");
            amount("TaxableAmount", signed(bill.net()));
            amount("TaxAmount", BigDecimal.ZERO);
            ubl.begin("TaxCategory");
            ubl.text("ID", vat.category());
            percent(vat);
            ubl.text("TaxExemptionReasonCode", vat.reasonCode());
            ubl.text("TaxExemptionReason", NamedActs.vat(bill, texts));
            taxScheme();
            ubl.end().end().end();
        }

        private void percent(VatTreatment vat) {
            if (vat == VatTreatment.EXEMPT) {
                ubl.text("Percent", "0");
            }
        }

        private void taxScheme() {
            ubl.begin("TaxScheme").text("ID", "VAT").end();
        }

        private void totals() {
            ubl.begin("LegalMonetaryTotal");
            amount("LineExtensionAmount", signed(bill.net()));
            amount("TaxExclusiveAmount", signed(bill.net()));
            amount("TaxInclusiveAmount", signed(bill.net()));
            if (bill.rounding().signum() != 0) {
                amount("PayableRoundingAmount", signed(bill.rounding()));
            }
            amount("PayableAmount", signed(bill.toPay()));
            ubl.end();
        }

        private void line(int number, BillLine line) {
            var vat = bill.issuer().vat();
            ubl.begin(credit ? "CreditNoteLine" : "InvoiceLine");
            ubl.text("ID", Integer.toString(number));
            ubl.text(credit ? "CreditedQuantity" : "InvoicedQuantity", NumberFormats.machine(signed(line.days())),
                    "unitCode", "DAY");
            amount("LineExtensionAmount", signed(line.amount()));
            ubl.begin("Item");
            ubl.text("Name", LineText.of(line, bill, texts));
            ubl.begin("ClassifiedTaxCategory").text("ID", vat.category());
            percent(vat);
            taxScheme();
            ubl.end().end();
            ubl.begin("Price");
            ubl.text("PriceAmount", NumberFormats.machine(line.rate()), "currencyID", CURRENCY);
            ubl.end().end();
        }

        private void amount(String name, BigDecimal kronor) {
            ubl.text(name, NumberFormats.machineOre(kronor), "currencyID", CURRENCY);
        }

        /// What a credit note gives back appears in it as a positive amount.
        private BigDecimal signed(BigDecimal number) {
            return credit ? number.negate() : number;
        }
    }
}

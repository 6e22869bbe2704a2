package se.klardag.cli.documents.peppol;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation2025_05;
import com.helger.phive.peppol.PeppolValidation2025_11;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One published version of OpenPEPPOL's rules for BIS Billing 3 (*valideringsregler*), schema and Schematron, held here in
/// the program: nothing is fetched. 2026.3 is for self-billing only and not listed.
public final class PeppolRules {
    /// Oldest first.
    private static final List<PeppolRules> HELD = List.of(
            new PeppolRules(
                    "2025.5",
                    PeppolValidation2025_05.VALID_PER,
                    PeppolValidation2025_05::init,
                    PeppolValidation2025_05.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2025_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3),
            new PeppolRules(
                    "2025.11",
                    PeppolValidation2025_11.VALID_PER,
                    PeppolValidation2025_11::init,
                    PeppolValidation2025_11.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2025_11.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3),
            new PeppolRules(
                    "2026.5",
                    PeppolValidation2026_05.VALID_PER,
                    PeppolValidation2026_05::init,
                    PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3));

    private final String version;
    private final LocalDate from;
    private final Consumer<ValidationExecutorSetRegistry<IValidationSourceXML>> init;
    private final DVRCoordinate invoice;
    private final DVRCoordinate creditNote;
    private @Nullable ValidationExecutorSetRegistry<IValidationSourceXML> registry;

    private PeppolRules(
            String version,
            LocalDate from,
            Consumer<ValidationExecutorSetRegistry<IValidationSourceXML>> init,
            DVRCoordinate invoice,
            DVRCoordinate creditNote) {
        this.version = version;
        this.from = from;
        this.init = init;
        this.invoice = invoice;
        this.creditNote = creditNote;
    }

    /// The version that is mandatory on a date of issue; for a date before the oldest one held here, the oldest.
    public static PeppolRules on(LocalDate issued) {
        var valid = HELD.getFirst();
        for (var each : HELD) {
            if (!issued.isBefore(each.from)) {
                valid = each;
            }
        }
        return valid;
    }

    /// As OpenPEPPOL names it.
    public String version() {
        return version;
    }

    /// First date on which the version is mandatory.
    public LocalDate from() {
        return from;
    }

    /// Every error in an e-invoice, as the rules put it; none when it follows them.
    ///
    /// @param creditNote whether it is to be a credit note
    public synchronized List<String> errors(byte[] xml, boolean creditNote) {
        var known = registry;
        if (known == null) {
            known = new ValidationExecutorSetRegistry<>();
            init.accept(known);
            registry = known;
        }
        var rules = Objects.requireNonNull(known.getOfID(creditNote ? this.creditNote : invoice));
        var results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                rules,
                ValidationSourceXML.create(new ReadableResourceByteArray("bill.xml", xml)),
                Locale.ENGLISH);
        var errors = new ArrayList<String>();
        results.getAllErrors()
                .forEach(error -> errors.add(error.getErrorID() + ": "
                        + error.getErrorText(Locale.ENGLISH)));
        return errors;
    }
}

package se.klardag.cli.overview;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.indicators.SideTable;
import se.klardag.engine.terms.Parties;

/// What each municipality's bills of a year were planned to be (*budget*), from a file with the columns `kommun` and `belopp`.
///
/// @param byCode kronor by code, ascending; none where no file says
public record Budget(Map<Integer, BigDecimal> byCode) {
    /// No file says anything.
    public static final Budget NONE = new Budget(Map.of());

    private static final String CODE = "kommun";
    private static final String AMOUNT = "belopp";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4}");
    /// Kronor, thousands with or without a blank between, öre or none.
    private static final Pattern KRONOR = Pattern
            .compile("([0-9]{1,12}|[0-9]{1,3}([ \u00a0\u202f][0-9]{3}){1,3})([.,][0-9]{1,2})?");

    public Budget {
        byCode = new TreeMap<>(byCode);
    }

    /// Reads the file; comma or semicolon, UTF-8.
    ///
    /// @param parties whom it may name
    /// @throws CaseFileException with row, column and value when anything in it cannot be used
    public static Budget of(Path path, Parties parties) {
        var amounts = new TreeMap<Integer, BigDecimal>();
        SideTable.read(path, List.of(CODE, AMOUNT), table -> (line, fields) -> {
            var code = fields.get(0);
            var amount = fields.get(1);
            int payer = NUMBER.matcher(code).matches() ? Integer.parseInt(code) : 0;
            if (payer == 0 || !parties.include(payer)) {
                throw table.wrong(line, CODE, code, "fault.budget-code");
            }
            if (!KRONOR.matcher(amount).matches()) {
                throw table.wrong(line, AMOUNT, amount, "fault.budget-amount");
            }
            var kronor = new BigDecimal(amount.replaceAll("[ \u00a0\u202f]", "").replace(',', '.'));
            if (amounts.put(payer, kronor) != null) {
                throw table.wrong(line, CODE, code, "fault.budget-twice");
            }
        });
        return new Budget(amounts);
    }

    /// Whether there is one.
    public boolean isKnown() {
        return !byCode.isEmpty();
    }

    /// A municipality's; empty where the file has none.
    public Optional<BigDecimal> of(int municipality) {
        return Optional.ofNullable(byCode.get(municipality));
    }

    /// Of everybody together.
    public BigDecimal total() {
        return byCode.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The same of one municipality alone.
    Budget only(int municipality) {
        return of(municipality).map(amount -> new Budget(Map.of(municipality, amount))).orElse(NONE);
    }
}

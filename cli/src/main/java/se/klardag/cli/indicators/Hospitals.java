package se.klardag.cli.indicators;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.cli.cases.table.CaseFileException;

/// Which hospital each ward belongs to (*sjukhus*), from a file with the columns `unit` and `hospital`; the case files
/// name wards alone.
public final class Hospitals {
    private static final String UNIT = "unit";
    private static final String HOSPITAL = "hospital";

    private final Map<String, String> byUnit = new TreeMap<>();

    private Hospitals() {}

    /// No ward is known.
    public static Hospitals unknown() {
        return new Hospitals();
    }

    /// Reads the file; comma or semicolon, UTF-8.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static Hospitals of(Path path) {
        var hospitals = new Hospitals();
        SideTable.read(path, List.of(UNIT, HOSPITAL), table -> (line, fields) -> {
            var unit = fields.getFirst();
            var hospital = fields.getLast();
            if (unit.isEmpty() || hospital.isEmpty()) {
                throw table.wrong(line, unit.isEmpty() ? UNIT : HOSPITAL, "", "fault.hospital-blank");
            }
            if (hospitals.byUnit.put(unit, hospital) != null) {
                throw table.wrong(line, UNIT, unit, "fault.hospital-twice");
            }
        });
        return hospitals;
    }

    /// The hospital of a ward, named as in the case files.
    Optional<String> of(String unit) {
        return Optional.ofNullable(byUnit.get(unit));
    }
}

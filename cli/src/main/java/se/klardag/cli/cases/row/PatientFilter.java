package se.klardag.cli.cases.row;

import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.Patients;
import se.klardag.cli.text.Blanks;
import se.klardag.cli.text.IdentityNumber;

/// Lets the column patient through, as far as it may (*patientfilter*).
public final class PatientFilter {
    private final String file;
    private final Patients patients;

    public PatientFilter(String file, Patients patients) {
        this.file = file;
        this.patients = patients;
    }

    /// Whether the field goes through unchanged.
    ///
    /// @throws CaseFileException when it holds what looks like an identity number, and nobody allowed it
    public boolean passes(char[] text, int offset, int length, long line) {
        return switch (patients) {
            case Patients.AsTheyStand _ -> true;
            case Patients.Refused _ -> {
                if (IdentityNumber.isIn(text, offset, length)) {
                    throw new CaseFileException(file, "fault.identity-number", Long.toString(line));
                }
                yield true;
            }
            case Patients.Pseudonymised _ -> false;
        };
    }

    /// Whether the field is written as an identity number and cannot be one. Not asked of pseudonyms.
    public boolean isImpossible(char[] text, int offset, int length) {
        return switch (patients) {
            case Patients.Refused _ -> false;
            case Patients.AsTheyStand _,Patients.Pseudonymised _ -> IdentityNumber.isImpossible(text, offset, length);
        };
    }

    /// What stands for a field that does not go through unchanged.
    public char[] instead(char[] text, int offset, int length) {
        var patient = Blanks.strip(new String(text, offset, length));
        return switch (patients) {
            case Patients.Pseudonymised pseudonyms when !patient.isEmpty() -> pseudonyms.of(patient).toCharArray();
            case Patients.Pseudonymised _,Patients.AsTheyStand _,Patients.Refused _ -> patient.toCharArray();
        };
    }
}

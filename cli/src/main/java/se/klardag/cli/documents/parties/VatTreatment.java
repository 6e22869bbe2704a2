package se.klardag.cli.documents.parties;

/// How value added tax treats the claim (*momshantering*). No source of an authority decides which; both give 0 kr.
public enum VatTreatment {
    /// Category E, exempt as hospital and medical care.
    EXEMPT("exempt", "E", "VATEX-EU-132-1B"),
    /// Category O, outside the scope of the tax.
    OUTSIDE_SCOPE("outside-scope", "O", "VATEX-EU-O");

    private final String word;
    private final String category;
    private final String reasonCode;

    VatTreatment(String word, String category, String reasonCode) {
        this.word = word;
        this.category = category;
        this.reasonCode = reasonCode;
    }

    static VatTreatment of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException(word);
    }

    /// The word in the parties file.
    public String word() {
        return word;
    }

    /// Category code of UNCL5305.
    public String category() {
        return category;
    }

    /// Code of the list VATEX.
    public String reasonCode() {
        return reasonCode;
    }
}

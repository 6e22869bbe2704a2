package se.klardag.cli.xlsx;

/// How a cell looks (*cellformat*). The number formats are Excel's own: Excel shows them the way its user writes numbers.
public enum Style {
    PLAIN("General", Font.NORMAL, Fill.NONE, Edge.NONE, "", false),
    TITLE("General", Font.TITLE, Fill.NONE, Edge.NONE, "", false),
    LABEL("General", Font.BOLD, Fill.NONE, Edge.NONE, "", false),
    WARNING("General", Font.WARNING, Fill.NONE, Edge.NONE, "", false),
    NOTE("General", Font.FAINT, Fill.NONE, Edge.NONE, "left", true),
    HEADING("General", Font.HEADING, Fill.DARK, Edge.NONE, "left", true),
    HEADING_NUMBER("General", Font.HEADING, Fill.DARK, Edge.NONE, "right", true),
    TEXT("General", Font.NORMAL, Fill.NONE, Edge.HAIR, "left", true),
    COUNT("#,##0", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    DECIMAL("#,##0.######", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    PAYABLE("#,##0.00", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    DAYS("#,##0.00;-#,##0.00;\"–\"", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    CHANGE_DAYS("#,##0.######", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    MEAN("0.000", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    KRONOR("#,##0.00;-#,##0.00;\"–\"", Font.NORMAL, Fill.NONE, Edge.HAIR, "right", false),
    DATE("yyyy-mm-dd", Font.NORMAL, Fill.NONE, Edge.HAIR, "center", false),
    MOMENT("yyyy-mm-dd hh:mm", Font.NORMAL, Fill.NONE, Edge.HAIR, "center", false),
    TIME("hh:mm", Font.NORMAL, Fill.INPUT, Edge.HAIR, "right", false),
    INPUT("#,##0.######", Font.NORMAL, Fill.INPUT, Edge.HAIR, "right", false),
    TOTAL_TEXT("General", Font.BOLD, Fill.LIGHT, Edge.TOTAL, "left", false),
    TOTAL_LABEL("General", Font.BOLD, Fill.LIGHT, Edge.TOTAL, "left", false),
    TOTAL_COUNT("#,##0", Font.BOLD, Fill.LIGHT, Edge.TOTAL, "right", false),
    TOTAL_DAYS("#,##0.00", Font.BOLD, Fill.LIGHT, Edge.TOTAL, "right", false),
    TOTAL_KRONOR("#,##0.00", Font.BOLD, Fill.LIGHT, Edge.TOTAL, "right", false),
    FACT("General", Font.NORMAL, Fill.NONE, Edge.NONE, "left", true),
    FACT_DATE("yyyy-mm-dd", Font.NORMAL, Fill.NONE, Edge.NONE, "left", false),
    FACT_COUNT("#,##0", Font.NORMAL, Fill.NONE, Edge.NONE, "right", false),
    FACT_DAYS("#,##0.00", Font.NORMAL, Fill.NONE, Edge.NONE, "right", false),
    FACT_KRONOR("#,##0.00", Font.NORMAL, Fill.NONE, Edge.NONE, "right", false),
    HEAD("General", Font.BOLD, Fill.LIGHT, Edge.NONE, "left", true),
    HEAD_OPTIONAL("General", Font.NORMAL, Fill.LIGHT, Edge.NONE, "left", true),
    CENTRED("General", Font.NORMAL, Fill.NONE, Edge.NONE, "center", false),
    ENTRY("@", Font.NORMAL, Fill.NONE, Edge.NONE, "left", false),
    ENTRY_MOMENT("yyyy-mm-dd hh:mm", Font.NORMAL, Fill.NONE, Edge.NONE, "left", false);

    /// Type face and colour.
    enum Font {
        NORMAL("<sz val=\"10\"/><color rgb=\"FF1A1A1A\"/><name val=\"Arial\"/>"),
        BOLD("<b/><sz val=\"10\"/><color rgb=\"FF1A1A1A\"/><name val=\"Arial\"/>"),
        TITLE("<b/><sz val=\"16\"/><color rgb=\"FF12355B\"/><name val=\"Arial\"/>"),
        WARNING("<b/><sz val=\"11\"/><color rgb=\"FFA3001B\"/><name val=\"Arial\"/>"),
        FAINT("<sz val=\"9\"/><color rgb=\"FF555555\"/><name val=\"Arial\"/>"),
        HEADING("<b/><sz val=\"10\"/><color rgb=\"FFFFFFFF\"/><name val=\"Arial\"/>");

        private final String xml;

        Font(String xml) {
            this.xml = xml;
        }

        String xml() {
            return xml;
        }
    }

    /// Background.
    enum Fill {
        NONE(""),
        DARK("FF12355B"),
        LIGHT("FFE8EEF5"),
        INPUT("FFFFF6D6");

        private final String colour;

        Fill(String colour) {
            this.colour = colour;
        }

        String colour() {
            return colour;
        }
    }

    /// Lines around.
    enum Edge {
        NONE,
        HAIR,
        TOTAL
    }

    private final String format;
    private final Font font;
    private final Fill fill;
    private final Edge edge;
    private final String side;
    private final boolean wrapped;

    Style(String format, Font font, Fill fill, Edge edge, String side, boolean wrapped) {
        this.format = format;
        this.font = font;
        this.fill = fill;
        this.edge = edge;
        this.side = side;
        this.wrapped = wrapped;
    }

    String format() {
        return format;
    }

    Font font() {
        return font;
    }

    Fill fill() {
        return fill;
    }

    Edge edge() {
        return edge;
    }

    /// Empty where Excel decides.
    String side() {
        return side;
    }

    boolean wrapped() {
        return wrapped;
    }
}

package se.klardag.cli.cases.cell;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What hides or joins cells of a sheet, which the reader of its rows does not tell (*dolda och sammanfogade celler*).
public final class SheetMarks {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern RANGE = Pattern
            .compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
    private static final int BUFFER = 1 << 16;
    private static final XMLInputFactory INPUT = input();

    /// Cells that are one on the screen (*sammanfogat område*): only the first of them has a value. Columns from 0, rows
    /// from 1.
    public record Merged(String range, int firstColumn, long firstRow, int lastColumn, long lastRow) {
        boolean covers(long row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn
                    && !(row == firstRow && column == firstColumn);
        }
    }

    /// Columns from the first to the last, from 0.
    private record Columns(int first, int last) {}

    private final List<Columns> hidden = new ArrayList<>();
    private final Set<Long> flat = new HashSet<>();
    private final List<Merged> merged = new ArrayList<>();
    private final Map<Long, List<Merged>> byRow = new HashMap<>();
    private long row;

    private SheetMarks() {}

    /// The marks of a sheet; none where they cannot be read, which the reader of its rows tells.
    public static SheetMarks of(Path workbook, String sheet) {
        var marks = new SheetMarks();
        try (var zip = new ZipFile(workbook.toFile())) {
            var part = part(zip, sheet);
            if (part.isPresent()) {
                walk(zip, part.get(), marks::take);
            }
        } catch (IOException | XMLStreamException _) {
            return new SheetMarks();
        }
        marks.merged.forEach(each -> {
            for (long at = each.firstRow(); at <= Math.min(each.lastRow(), marks.row); at++) {
                marks.byRow.computeIfAbsent(at, _ -> new ArrayList<>()).add(each);
            }
        });
        return marks;
    }

    /// Whether a column is hidden, or so narrow that nothing of it is seen.
    ///
    /// @param column from 0
    public boolean isHidden(int column) {
        return hidden.stream().anyMatch(each -> column >= each.first() && column <= each.last());
    }

    /// Whether a row is so low that nothing of it is seen.
    ///
    /// @param line from 1
    public boolean isFlat(long line) {
        return flat.contains(line);
    }

    /// The area that a cell without a value of its own belongs to.
    ///
    /// @param line   from 1
    /// @param column from 0
    public Optional<Merged> merged(long line, int column) {
        return byRow.isEmpty()
                ? Optional.empty()
                : byRow.getOrDefault(line, List.of()).stream().filter(each -> each.covers(line, column)).findFirst();
    }

    private void take(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "col" -> {
                if (isTrue(xml.getAttributeValue(null, "hidden")) || isZero(xml.getAttributeValue(null, "width"))) {
                    hidden.add(new Columns(number(xml, "min") - 1, number(xml, "max") - 1));
                }
            }
            case "row" -> {
                var said = xml.getAttributeValue(null, "r");
                row = said == null ? row + 1 : Long.parseLong(said);
                if (isZero(xml.getAttributeValue(null, "ht"))) {
                    flat.add(row);
                }
            }
            case "mergeCell" -> {
                var range = xml.getAttributeValue(null, "ref");
                var found = RANGE.matcher(range == null ? "" : range);
                if (found.matches()) {
                    merged.add(new Merged(
                            found.group(), column(found.group(1)), Long.parseLong(found.group(2)),
                            column(found.group(3)), Long.parseLong(found.group(4))));
                }
            }
            default -> {
                // the cells themselves are read elsewhere
            }
        }
    }

    private static int number(XMLStreamReader xml, String attribute) {
        var text = xml.getAttributeValue(null, attribute);
        return text == null || !text.matches("[0-9]{1,6}") ? 0 : Integer.parseInt(text);
    }

    private static boolean isTrue(String said) {
        return "1".equals(said) || "true".equals(said);
    }

    private static boolean isZero(String said) {
        return said != null && said.matches("0+(\\.0+)?");
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /// The part of the workbook that holds a sheet.
    private static Optional<String> part(ZipFile zip, String sheet) throws IOException, XMLStreamException {
        var ids = new ArrayList<String>();
        walk(zip, WORKBOOK, xml -> {
            if (xml.getLocalName().equals("sheet") && sheet.equals(xml.getAttributeValue(null, "name"))) {
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (xml.getAttributeLocalName(i).equals("id")) {
                        ids.add(xml.getAttributeValue(i));
                    }
                }
            }
        });
        var targets = new ArrayList<String>();
        walk(zip, RELATIONS, xml -> {
            if (xml.getLocalName().equals("Relationship") && ids.contains(xml.getAttributeValue(null, "Id"))) {
                targets.add(xml.getAttributeValue(null, "Target"));
            }
        });
        return targets.stream().findFirst().map(to -> to.startsWith("/") ? to.substring(1) : "xl/" + to);
    }

    private static void walk(ZipFile zip, String part, Consumer<XMLStreamReader> elements)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), BUFFER)) {
            var xml = INPUT.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.accept(xml);
                }
            }
        }
    }

    /// Nothing outside the part is read, whatever it says.
    private static XMLInputFactory input() {
        var factory = new InputFactoryImpl(); // the one that the rows are read with
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}

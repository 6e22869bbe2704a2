package se.klardag.cli.command.options;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.CsvResult;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.SpreadsheetList;
import se.klardag.cli.xlsx.Workbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whom CSV is for (*CSV-form*): machines, or a Swedish Excel.
public final class CsvOptions {
    /// The form of CSV.
    enum Form {
        machine,
        excel
    }

    @Option(names = "--csv", paramLabel = "machine|excel", descriptionKey = "option.csv")
    private Form form = Form.machine;

    /// Whether it is for Excel.
    public boolean isExcel() {
        return form == Form.excel;
    }

    /// How the result is printed: a list for Excel that goes to no folder goes to standard output.
    public ListFormat format(ListFormat said, @Nullable Path out) {
        return said == ListFormat.table && isExcel() && out == null ? ListFormat.csv : said;
    }

    /// Takes the rows of a list for standard output.
    public CsvResult result(List<String> header, Console console) {
        return isExcel()
                ? CsvResult.excel(console.out(), header, console.texts())
                : CsvResult.plain(console.out(), header);
    }

    /// Prints the machine's list in the form that is wanted. Excel needs the byte order mark and the line ends of its form.
    public void print(String machine, Console console) {
        if (!isExcel()) {
            console.printExactly(machine);
            return;
        }
        var records = CsvReader.builder().ofCsvRecord(machine).stream().toList();
        var result = result(records.getFirst().getFields(), console);
        records.stream().skip(1).forEach(record -> result.write(record.getFields()));
        console.out().flush();
    }

    /// Prints a list of JSON objects for Excel, when that is wanted: a line each, what is a list in it with commas between.
    ///
    /// @return whether it was
    public boolean print(JsonNode list, Console console) {
        if (!isExcel()) {
            return false;
        }
        var rows = list(list);
        var result = result(rows.keys(), console);
        rows.rows().forEach(result::write);
        console.out().flush();
        return true;
    }

    /// JSON objects as a list: a line each, what is a list in it with commas between.
    public static SpreadsheetList list(JsonNode objects) {
        var keys = new LinkedHashSet<String>();
        objects.forEach(each -> each.properties().forEach(property -> keys.add(property.getKey())));
        var rows = new ArrayList<List<String>>();
        objects.forEach(each -> rows.add(keys.stream().map(key -> text(each.path(key))).toList()));
        return new SpreadsheetList(List.copyOf(keys), rows);
    }

    private static String text(JsonNode node) {
        if (!node.isContainer()) {
            return node.isMissingNode() || node.isNull() ? "" : node.asString();
        }
        var words = new ArrayList<String>();
        node.forEach(each -> words.add(text(each)));
        return String.join(node.isArray() ? ", " : " ", words);
    }

    /// How a list of the ledger leaves the program (*listor ur reskontran*): to a screen or a machine, as CSV to standard
    /// output, or as a workbook.
    public static final class OfLists {
        @Mixin
        private final CsvOptions csv = new CsvOptions();

        @Option(names = "--xlsx", paramLabel = "${bundle:label.file}", descriptionKey = "option.list-xlsx")
        private @Nullable Path xlsx;

        @Mixin
        private final OverwriteOptions overwriting = new OverwriteOptions();

        @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
        private TableFormat format = TableFormat.table;

        /// Whether files that are there may be written over.
        public OverwriteOptions overwriting() {
            return overwriting;
        }

        /// Prints a result, or writes its list where that is wanted for a spreadsheet.
        ///
        /// @param list  key of the list in the result
        /// @param title key of its title
        /// @param about what the list is about
        /// @param table the result for a screen
        public void print(ObjectNode result, String list, String title, String about, Supplier<String> table,
                Console console) {
            if (xlsx != null) {
                overwriting.refuse(xlsx, List.of(), FileKind.WORKBOOK);
                var bytes = workbook(result.path(list), console.texts().get(title), about, console.texts());
                overwriting.write(xlsx, out -> out.write(bytes));
            } else if (!csv.print(result.path(list), console)) {
                switch (format) {
                    case json -> console.printExactly(LedgerJson.print(result));
                    case table -> console.print(table.get());
                }
            }
        }

        private static byte[] workbook(JsonNode list, String title, String about, Texts texts) {
            var sheet = list(list).sheet(title, title, about, texts);
            return new Workbook(title, Optional.empty(), texts.language(), List.of(sheet)).bytes();
        }
    }
}

package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import java.util.stream.StreamSupport;
import se.klardag.cli.documents.delivery.LetterTemplate;
import se.klardag.cli.documents.parties.InventedParties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.generate.CaseGenerator;
import se.klardag.cli.generate.stay.Place;
import se.klardag.cli.report.agreement.AdoptionForm;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.Workspace;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Populations;

/// What a new working folder holds (*arbetsmappens filer*), by their paths in it.
final class WorkspaceFiles {
    static final String ADOPTION = "antagande.yaml";
    static final String RATES = "belopp.yaml";
    static final String MAPPING = "kolumner.yaml";
    static final String CASES = "underlag";
    static final String TEMPLATES = "mallar/";
    private static final String SCHEMAS = "scheman/";
    private static final String SKANE = "12";
    /// Inhabitants of a municipality of whose number we have no figure: cases that nobody is billed for.
    private static final int INVENTED_INHABITANTS = 20_000;
    private static final long SEED = 20_220_901;

    private final InitAnswers answers;
    private final Texts texts;

    WorkspaceFiles(InitAnswers answers, Texts texts) {
        this.answers = answers;
        this.texts = texts;
    }

    /// The month of the example.
    YearMonth month() {
        return answers.example().orElse(InitAnswers.EXAMPLES.getFirst());
    }

    /// The path of the example's case file.
    String example() {
        return "exempel/arenden-" + month() + ".csv";
    }

    /// Text by path, in the order in which a reader meets them.
    SequencedMap<String, String> all() {
        var files = new LinkedHashMap<String, String>();
        files.put(Workspace.FILE, settings());
        files.put(ADOPTION, adoption());
        files.put(RATES, rates());
        answers.source().profile().ifPresent(id -> files.put(MAPPING, profile(id)));
        files.put("parter.yaml", parties());
        for (var which : List.of(LetterTemplate.LETTER, LetterTemplate.MAIL)) {
            files.put(TEMPLATES + which + ".txt", LetterTemplate.shipped(which, texts.language()));
        }
        files.put(example(), cases());
        for (var schema : List.of("agreement-v1", "mapping-v1", "rate-table-v1")) {
            var name = schema + ".schema.json";
            files.put(SCHEMAS + name, new String(ShippedResources.bytes("schema/" + name), StandardCharsets.UTF_8));
        }
        files.put(SCHEMAS + "parties-v1.schema.json",
                ShippedFile.text(PartiesFile.class, "parties-v1.schema.json"));
        files.put(SCHEMAS + Workspace.SCHEMA, ShippedFile.text(Workspace.class, Workspace.SCHEMA));
        return files;
    }

    private String settings() {
        return template("klardag")
                .replace("{region}", answers.region())
                .replace("{agreement}", answers.agreement().id())
                .replace("{mapping}", (answers.source().isOwn() ? "# " : "") + "mapping: " + MAPPING);
    }

    private String template(String name) {
        return ShippedFile.text(WorkspaceFiles.class, name + switch (texts.language()) {
            case SV -> "_sv.yaml";
            case EN -> "_en.yaml";
        });
    }

    /// The rates lie between the agreement and its adoption, so that neither has to be changed for a new year.
    private String rates() {
        var title = answers.agreement().title();
        return template("belopp")
                .replace("{agreement}", answers.agreement().id())
                .replace("{title}", "{sv: %s, en: %s}".formatted(quoted(title.swedish()), quoted(title.english())));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String adoption() {
        return withSchema(AdoptionForm.print(answers.agreement(), texts), "agreement-v1")
                .replace("\nadopts: " + answers.agreement().id() + "\n", "\nadopts: " + RATES + "\n");
    }

    private String profile(String id) {
        return withSchema(ShippedResources.text("mappings/" + id + ".yaml").text(), "mapping-v1");
    }

    private String parties() {
        return withSchema(
                InventedParties.of(answers.region(), answers.regionName(), municipalities()), "parties-v1");
    }

    /// The line that an editor completes by: the copy of the schema in the folder, which is there wherever klardag is.
    private static String withSchema(String text, String schema) {
        return text.replaceFirst("^# yaml-language-server: .*", "# yaml-language-server: \\$schema=" + SCHEMAS + schema
                + ".schema.json");
    }

    private List<Municipality> municipalities() {
        return StreamSupport.stream(Municipalities.shipped().all().spliterator(), false)
                .filter(each -> each.region().equals(answers.region()))
                .toList();
    }

    private String cases() {
        var places = new ArrayList<Place>();
        if (answers.region().equals(SKANE)) {
            Populations.of("skane", Municipalities.shipped())
                    .forEach((each, inhabitants) -> places.add(new Place(each.codeText(), inhabitants)));
        } else {
            municipalities().forEach(each -> places.add(new Place(each.codeText(), INVENTED_INHABITANTS)));
        }
        try {
            var text = new StringBuilder();
            new CaseGenerator(places, month().minusMonths(1), 2, SEED).writeTo(text);
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text refused a line", impossible);
        }
    }

    /// Writes all of them into a folder, none over a file that is there.
    ///
    /// @throws UsageException when one is there; then nothing is written
    void write(Path folder) {
        var files = all();
        var there = files.keySet().stream().filter(name -> Files.exists(folder.resolve(name))).toList();
        if (!there.isEmpty()) {
            throw new UsageException("init.there", folder, String.join(", ", there));
        }
        List.of("", CASES, "exempel", TEMPLATES, "scheman")
                .forEach(name -> PrivateFile.createFolder(folder.resolve(name)));
        // the settings last: a folder whose writing was stopped is no working folder, and can be begun again
        files.sequencedEntrySet()
                .reversed()
                .forEach(each -> PrivateFile.create(
                        folder.resolve(each.getKey()), each.getValue().getBytes(StandardCharsets.UTF_8)));
    }
}

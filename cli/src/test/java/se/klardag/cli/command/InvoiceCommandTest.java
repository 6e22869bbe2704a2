package se.klardag.cli.command;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.text.ExitCode;
import se.klardag.rules.files.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `klardag invoice`, `settle --as` and `klardag parties`, from the outside.
class InvoiceCommandTest {
    private static final String ADOPTED = "../fixtures/adopted/adopted-agreement/agreement.yaml";
    private static final String CASES = "../fixtures/average/skane-2022-09/cases.csv";

    private static Path parties(Path folder) throws IOException {
        return Files.writeString(folder.resolve("parties.yaml"), PartiesFile.example());
    }

    /// A saved settlement of September 2022.
    private static Path settled(Path folder, String agreement) {
        var out = folder.resolve("sept-" + Path.of(agreement).getFileName());
        var call = Call.of("settle", "--agreement", agreement, "--period", "2022-09", "--allow-overlaps", CASES,
                "--out", out.toString());
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        return out;
    }

    private static Call invoice(Path saved, Path folder, Path out, String... more) throws IOException {
        var args = new ArrayList<>(List.of("invoice", saved.toString(), "--parties", parties(folder).toString(),
                "--issued", "2026-10-05", "-o", out.toString()));
        args.addAll(Arrays.asList(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        for (var name : CaseLines.names(folder)) {
            hashes.put(name, RuleText.sha256(Files.readAllBytes(folder.resolve(name))));
        }
        return hashes;
    }

    @Test
    void all_of_skane_in_four_forms_twice_gives_the_same_bytes(@TempDir Path folder) throws IOException {
        var saved = settled(folder, ADOPTED);
        var first = invoice(saved, folder, folder.resolve("a"), "--as", "pdf,xlsx,peppol,sie", "--first-number",
                "22-7");
        var again = invoice(saved, folder, folder.resolve("b"), "--as", "pdf,xlsx,peppol,sie", "--first-number",
                "22-7");

        then(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        then(again.code()).isEqualTo(ExitCode.DONE);
        // two kommuner owe: an e-invoice each; all 33 get a PDF and a workbook; then a workbook for the region, a voucher
        // file, the manifest and its sums
        then(hashes(folder.resolve("a"))).hasSize(2 + 33 * 2 + 4).isEqualTo(hashes(folder.resolve("b")));
        then(CaseLines.names(folder.resolve("a"))).contains("2022-09-1214-besked.pdf", "2022-09-1273-22-7.pdf",
                "2022-09-1277-22-8.peppol.xml", "2022-09-1293-besked.xlsx",
                "2022-09-skane-antagen.xlsx", "FAKT.SI", "SHA256SUMS", "manifest.json");
    }

    /// One policy for every command that writes: what is there and says something else stays, unless the user says --force.
    @Test
    void documents_that_hold_something_else_are_written_over_only_with_force(@TempDir Path folder)
            throws IOException {
        var saved = settled(folder, ADOPTED);
        var out = folder.resolve("out");
        List<String> wanted = List.of("--as", "sie", "--first-number", "22-7");
        then(invoice(saved, folder, out, wanted.toArray(String[]::new)).code()).isEqualTo(ExitCode.DONE);
        var first = hashes(out);
        then(invoice(saved, folder, out, wanted.toArray(String[]::new)).code()).as("the same again is no harm")
                .isEqualTo(ExitCode.DONE);
        Files.writeString(out.resolve("FAKT.SI"), "edited by hand");

        var refused = invoice(saved, folder, out, wanted.toArray(String[]::new));
        then(refused.code()).isEqualTo(ExitCode.UNUSABLE);
        then(refused.err()).contains("FAKT.SI finns redan; --force skriver över den");
        then(out.resolve("FAKT.SI")).hasContent("edited by hand");

        then(invoice(saved, folder, out, "--as", "sie", "--first-number", "22-7", "--force").code())
                .isEqualTo(ExitCode.DONE);
        then(hashes(out)).isEqualTo(first);
        // bills that are not written now are kept all the same: the manifest would lose them
        var others = invoice(saved, folder, out, "--as", "sie", "--first-number", "22-9", "--force");
        then(others.code()).isEqualTo(ExitCode.REFUSED);
        then(others.err()).contains("22-7 (2022-09)", "annan katalog");
    }

    @Test
    void the_short_way_writes_the_same_documents(@TempDir Path folder) throws IOException {
        var saved = settled(folder, ADOPTED);
        invoice(saved, folder, folder.resolve("long"), "--as", "sie,peppol", "--first-number", "22-7", "--validate");
        var out = folder.resolve("short");
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--allow-overlaps", CASES, "--out",
                out.toString(),
                "--as",
                "sie,peppol", "--parties", parties(folder).toString(), "--issued", "2026-10-05", "--first-number",
                "22-7",
                "--validate");

        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.err()).contains("e-fakturor som följer Peppols regler 2026.5: 2");
        then(hashes(out)).containsAllEntriesOf(hashes(folder.resolve("long")));
    }

    @Test
    void the_manifest_tells_every_file_and_bill(@TempDir Path folder) throws IOException {
        var out = folder.resolve("out");
        invoice(settled(folder, ADOPTED), folder, out, "--as", "peppol,ledger", "--first-number", "22-7",
                "--municipality", "1273", "--municipality", "1277");

        var manifest = JsonMapper.shared().readTree(Files.readString(out.resolve("manifest.json")));
        then(manifest.get("invented").asBoolean()).isTrue();
        then(manifest.get("bills")).hasSize(2);
        then(manifest.at("/bills/0/municipality").asString()).isEqualTo("1273");
        then(manifest.at("/bills/0/payable").asString()).isEqualTo("85560");
        var hashes = hashes(out);
        for (var file : manifest.get("files")) {
            then(file.get("sha256").asString()).isEqualTo(hashes.get(file.get("name").asString()));
        }
        then(Files.readAllLines(out.resolve("SHA256SUMS"))).hasSize(4)
                .allMatch(line -> line.substring(0, 64).equals(hashes.get(line.substring(66))));
    }

    @Test
    void a_provisional_settlement_gets_drafts_and_nothing_a_machine_would_book(@TempDir Path folder)
            throws IOException {
        var saved = settled(folder, "skane-2018");
        var out = folder.resolve("out");

        var refused = invoice(saved, folder, out, "--as", "pdf,peppol,sie");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("nekat: peppol, sie skrivs inte för en preliminär avräkning");
        var numbered = invoice(saved, folder, out, "--as", "pdf", "--first-number", "1");
        then(numbered.code()).isEqualTo(ExitCode.REFUSED);
        then(numbered.err()).contains("preliminär och får inga fakturanummer");
        then(out).doesNotExist();

        var drafts = invoice(saved, folder, out, "--as", "peppol,sie", "--drafts", "--municipality", "1273");
        then(drafts.code()).as(drafts.err()).isEqualTo(ExitCode.DONE);
        then(CaseLines.names(out)).contains("2022-09-1273-utkast.peppol.xml");
        then(CaseLines.read(out.resolve("2022-09-1273-utkast.peppol.xml")))
                .contains("<cbc:ID>UTKAST-U-", "UTKAST – PRELIMINÄR AVRÄKNING, INTE EN FAKTURA.");
    }

    @Test
    void a_binding_settlement_without_numbers_gets_drafts_too(@TempDir Path folder) throws IOException {
        var call = invoice(settled(folder, ADOPTED), folder, folder.resolve("out"), "--as", "sie");

        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("sie kräver fakturanummer");
    }

    @Test
    void documents_are_made_of_the_settled_cases_and_no_others(@TempDir Path folder) throws IOException {
        // GIVEN a settlement whose case file is changed afterwards
        var cases = Files.copy(Path.of(CASES), folder.resolve("cases.csv"));
        var saved = folder.resolve("sept");
        Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--allow-overlaps", cases.toString(), "--out",
                saved.toString());
        Files.writeString(cases, Files.readString(cases).replaceFirst("2022-09-13 13:30", "2022-09-14 13:30"));
        // WHEN, THEN
        var changed = invoice(saved, folder, folder.resolve("out"), "--as", "xlsx");
        then(changed.code()).isEqualTo(ExitCode.UNUSABLE);
        then(changed.err()).contains("ärendefilen är inte den som avräknades");
        // and with the file that was settled, from where it is now
        var right = invoice(saved, folder, folder.resolve("out"), "--as", "xlsx", "--cases", CASES, "--municipality",
                "1273");
        then(right.code()).as(right.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void documents_are_made_under_the_settled_rules_and_no_others(@TempDir Path folder) throws IOException {
        var rules = Files.writeString(folder.resolve("my.yaml"), "id: my\nextends: skane-2018\n");
        var saved = settled(folder, rules.toString());
        Files.writeString(rules, "id: my\nextends: skane-2018\nlongStay: {over: 7}\n");
        var call = invoice(saved, folder, folder.resolve("out"), "--as", "pdf");

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("reglerna i my är inte de som avräkningen gjordes med");
    }

    @Test
    void documents_are_made_of_cases_read_the_same_way_again(@TempDir Path folder) throws IOException {
        // GIVEN the month with another system's headings, as known on a day
        var header = Files.readAllLines(Path.of(CASES)).getFirst();
        var foreign = Files.writeString(folder.resolve("foreign.csv"),
                Files.readString(Path.of(CASES))
                        .replace(header, header.replace("case_id", "Nummer"))
                        .replace(',', ';'));
        var mapping = Files.writeString(folder.resolve("my.yaml"), """
                schema: 1
                id: my
                title: Vår export
                status: proposed
                says: Bara ett namn är ett annat.
                columns:
                  case_id: [Nummer]
                """);
        var saved = folder.resolve("sept");
        var settled = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", foreign.toString(), "--mapping",
                mapping.toString(), "--delimiter", "semicolon", "--out", saved.toString());
        then(settled.code()).as(settled.err()).isEqualTo(ExitCode.DONE);
        // WHEN, THEN
        var same = invoice(saved, folder, folder.resolve("out"), "--as", "xlsx", "--municipality", "1273");
        then(same.code()).as(same.err()).isEqualTo(ExitCode.DONE);
        // and with a profile that says something else, or is gone
        Files.writeString(mapping, Files.readString(mapping).replace("Vår export", "En annan"));
        var other = invoice(saved, folder, folder.resolve("o"), "--as", "xlsx");
        then(other.code()).isEqualTo(ExitCode.UNUSABLE);
        then(other.err()).contains("är inte den som avräkningen läste ärendena med");
        Files.delete(mapping);
        var gone = invoice(saved, folder, folder.resolve("o"), "--as", "xlsx");
        then(gone.code()).isEqualTo(ExitCode.UNUSABLE);
        then(gone.err()).contains("--mapping");
    }

    @Test
    void a_month_as_known_on_a_day_is_billed_as_known_that_day(@TempDir Path folder) throws IOException {
        // GIVEN a discharge that was moved after the bill
        var events = Files.writeString(folder.resolve("events.csv"), """
                case_id,event,at,recorded_at,value
                c1,municipality,2022-08-30 10:00,2022-08-30 10:00,1273
                c1,admission_notice,2022-08-30 11:00,2022-08-30 11:00,
                c1,ready_notice,2022-09-01 10:00,2022-09-01 10:00,
                c1,discharged,2022-09-10 12:30,2022-09-10 12:30,
                c1,discharged,2022-09-20 12:30,2022-11-01 09:00,
                """).toString();
        // by hand: noons of 1 to 10 September are 10; (10 − 2.8) × 9 300 = 66 960
        var known = billed(folder, "known", events, "--as-known-on", "2022-10-05");
        then(known.at("/bills/0/payable").asString()).isEqualTo("66960");
        // and 20 with what was learnt later; (20 − 2.8) × 9 300 = 159 960
        var now = billed(folder, "now", events);
        then(now.at("/bills/0/payable").asString()).isEqualTo("159960");
        then(now.at("/bills/0/basis")).isNotEqualTo(known.at("/bills/0/basis"));
    }

    private static JsonNode billed(Path folder, String name, String cases, String... more) throws IOException {
        var saved = folder.resolve(name);
        var args = new ArrayList<>(List.of("settle", "--agreement", ADOPTED, "--period", "2022-09", cases, "--out",
                saved.toString()));
        args.addAll(Arrays.asList(more));
        var settled = Call.of(args.toArray(String[]::new));
        then(settled.code()).as(settled.err()).isEqualTo(ExitCode.DONE);
        var call = invoice(saved, folder, folder.resolve(name + "-out"), "--as", "xlsx");
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name + "-out").resolve("manifest.json")));
    }

    @Test
    void what_nobody_charges_for_is_no_bill(@TempDir Path folder) throws IOException {
        var saved = folder.resolve("march");
        Call.of("settle", "--agreement", "stockholm-2020", "--period", "2020-03",
                "../fixtures/not-billed/stockholm-2020-not-activated/cases.csv", "--out", saved.toString());
        var call = invoice(saved, folder, folder.resolve("out"), "--as", "pdf");
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("enligt stockholm-2020 debiteras inget för 2020-03");
        then(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_is_missing_is_told_before_anything_is_read(@TempDir Path folder) throws IOException {
        var parties = parties(folder).toString();
        for (var given : Map.of(
                "--parties", new String[]{"--as", "pdf", "--issued", "2026-10-05"},
                "--issued", new String[]{"--as", "pdf", "--parties", parties},
                "--as", new String[]{"--parties", parties, "--issued", "2026-10-05"}).entrySet()) {
            var args = new ArrayList<>(List.of("invoice", folder.toString(), "-o", folder.resolve("o").toString()));
            args.addAll(Arrays.asList(given.getValue()));
            var call = Call.of(args.toArray(String[]::new));
            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("Det saknas: " + given.getKey());
        }
        invoice(folder, folder, folder.resolve("o"), "--as", "pdf").isRefused();
        var twice = settled(folder, ADOPTED);
        var call = invoice(twice, folder, folder.resolve("o"), "--as", "sie", "--first-number", "1", twice.toString());
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("samma månad faktureras en gång");
    }

    @Test
    void a_municipality_without_a_party_is_named(@TempDir Path folder) throws IOException {
        var example = PartiesFile.example();
        int osby = example.indexOf("  - code: \"1273\"");
        var without = example.substring(0, osby) + example.substring(example.indexOf("  - code:", osby + 5));
        var file = Files.writeString(folder.resolve("few.yaml"), without);
        var saved = settled(folder, ADOPTED);
        var call = Call.of("invoice", saved.toString(), "--parties", file.toString(), "--issued", "2026-10-05", "--as",
                "pdf", "-o", folder.resolve("o").toString());

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("kommuner som saknas i partsfilen: 1273");
    }

    @Test
    void a_parties_file_is_begun_and_checked(@TempDir Path folder) {
        var file = folder.resolve("p.yaml");
        var begun = Call.of("parties", "init", "-o", file.toString());
        then(begun.code()).isEqualTo(ExitCode.DONE);
        then(begun.err()).contains("påhittade", "ingen myndighetskälla avgör");
        then(CaseLines.read(file)).isEqualTo(PartiesFile.example()).isEqualTo(Call.of("parties", "init").out());
        then(Call.of("parties", "init", "-o", file.toString()).code()).isEqualTo(ExitCode.UNUSABLE);

        then(Call.of("parties", "validate", file.toString()).out()).contains("33 kommuner");
        var broken = CaseLines.text(folder, "b.yaml", PartiesFile.example().replace("212000-9010", "212000-9011"));
        var call = Call.of("parties", "validate", broken.toString());
        call.isRefused();
        then(call.err()).contains("b.yaml:65:5 municipalities.0.organisation");
    }
}

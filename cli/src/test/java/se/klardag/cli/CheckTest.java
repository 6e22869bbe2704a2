package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;
import se.klardag.engine.eligibility.Finding;
import tools.jackson.databind.JsonNode;

/// A month that is put in order, then spoilt in known places: check finds those and nothing else.
class CheckTest {
    private static final Set<Finding> MOVES = EnumSet.of(
            Finding.MOVE_NOT_USED, Finding.MOVED_BEFORE_FIRST_DAY, Finding.MOVE_WITHOUT_DATE,
            Finding.STAY_MUNICIPALITY_NOT_USED);

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /// A row by column.
    private record Row(Map<String, String> fields) {
        String get(String column) {
            return fields.getOrDefault(column, "");
        }

        void put(String column, String value) {
            fields.put(column, value);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void every_planted_fault_is_found_and_no_other() throws IOException {
        // GIVEN a generated month in order, and events of some stays more
        var rows = orderly();
        then(rows).hasSizeGreaterThan(500);
        then(found(check(write(rows)))).as("before").isEmpty();
        // WHEN
        var planted = plant(rows);
        var call = check(write(rows), events(planted).toString());
        // THEN
        then(call.code()).as(call.err()).isEqualTo(1);
        then(found(call)).isEqualTo(planted);
        then(planted.keySet()).as("each kind is planted")
                .containsExactlyInAnyOrder(
                        // who is a party is a matter of an agreement, and check reads the cases under none
                        Arrays.stream(Finding.values())
                                .filter(each -> each != Finding.KOMMUN_NOT_PARTY)
                                .filter(each -> !MOVES.contains(each)) // UnusedMoveTest
                                .filter(each -> each != Finding.READY_DATE_DIFFERS) // of another system's views
                                .map(Finding::code)
                                .toArray(String[]::new));
    }

    @Test
    void a_patient_whose_number_cannot_be_one_is_found_where_numbers_are_allowed() {
        var file = CaseLines.file(folder, CaseLines.row("patient", "191212121213"),
                CaseLines.row("case_id", "b", "patient", "191212121212"),
                CaseLines.row("case_id", "c", "patient", "P-1"));
        var call = Call.of("check", "--allow-identity-numbers", "--format", "json", file.toString());

        then(call.out()).contains("impossible-identity-number").doesNotContain("19121212121");
        then(call.json().get("counts").get("impossible-identity-number").asInt()).isEqualTo(1);
        then(Call.of("check", file.toString()).isRefused().err()).contains("--pseudonymise");
    }

    @Test
    void the_last_day_for_a_sip_call_moves_past_a_weekend() {
        // notice on a Wednesday: the third day is Saturday 10 September, the last day Monday the 12th
        var file = CaseLines.file(
                folder,
                CaseLines.row("ready_notice_at", "2022-09-07 10:00", "sip_called_at", "2022-09-12 16:00",
                        "discharged_at", "2022-09-20 10:00"),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-07 10:00", "sip_called_at",
                        "2022-09-13 08:00", "discharged_at", "2022-09-20 10:00"));
        var call = Call.of("check", "--format", "csv", file.toString());

        then(call.out().lines().filter(line -> line.contains("late-sip-call"))).hasSize(1)
                .first()
                .asString()
                .contains(",b,", "4 kap. 3 § lagen (2017:612)");
    }

    /// Lag (2017:612) came into force on 1 January 2018: it is not compared with a stay that was over the day before.
    @Test
    void messages_of_the_act_are_not_asked_of_stays_that_ended_before_it() {
        var file = CaseLines.file(
                folder,
                CaseLines.row("admitted_at", "2017-12-20 10:00", "admission_notice_at", "", "ready_notice_at", "",
                        "sip_required", "yes", "sip_called_at", "", "discharged_at", "2017-12-31 23:59"),
                CaseLines.row("case_id", "b", "admitted_at", "2017-12-20 10:00", "admission_notice_at", "",
                        "ready_notice_at", "", "sip_required", "yes", "sip_called_at", "", "discharged_at",
                        "2018-01-01 00:00"));
        var counts = Call.of("check", "--format", "json", file.toString()).json().get("counts");

        then(counts.get("no-admission-notice").asInt()).isEqualTo(1);
        then(counts.get("no-ready-notice").asInt()).isEqualTo(1);
        then(counts.get("sip-not-called").asInt()).isEqualTo(1);
    }

    @Test
    void the_table_counts_the_worst_first_and_names_the_first_cases() {
        var file = CaseLines.file(folder,
                CaseLines.row("admission_notice_at", ""),
                CaseLines.row("case_id", "b", "admitted_at", "2022-09-06 10:00"),
                CaseLines.row("case_id", "c", "municipality", "9999"));
        var call = Call.of("check", file.toString());

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains("Granskade ärenden: 2 · avvisade rader: 1", "Underrättelse före inskrivning",
                "Inget inskrivningsmeddelande");
        then(call.out().indexOf("Underrättelse före")).isLessThan(call.out().indexOf("Inget inskrivningsmeddelande"));
        then(Call.in("en", "check", file.toString()).out()).contains("Cases checked: 2", "No admission notice");
        then(Call.of("check", CaseLines.file(folder, CaseLines.row()).toString()).out()).contains("Inga avvikelser.");
    }

    @Test
    void the_folder_holds_a_list_for_the_meeting() throws IOException {
        var file = CaseLines.file(folder,
                CaseLines.row("admission_notice_at", "", "unit", "=Avd 1"),
                CaseLines.row("case_id", "b", "admission_notice_at", "2022-09-03 10:00"),
                CaseLines.row("case_id", "c", "municipality", "9999"));
        var out = folder.resolve("out");
        Call.of("check", "--out", out.toString(), file.toString());

        then(CaseLines.names(out)).containsExactly("deviations.csv", "deviations.xlsx", "rejected.csv");
        then(CaseLines.read(out.resolve("deviations.csv")).lines()).hasSize(3);
        then(CaseLines.read(out.resolve("deviations.csv"))).contains("1280,'=Avd 1,a,no-admission-notice,warning");
        try (var book = new ReadableWorkbook(out.resolve("deviations.xlsx").toFile())) {
            then(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("Sammanställning", "Per kommun", "Per enhet", "Lista");
            var list = book.findSheet("Lista").orElseThrow().read();
            then(list).hasSize(3);
            then(list.get(1).getCellText(0)).isEqualTo("1280 Malmö");
            then(list.get(1).getCellText(3)).isEqualTo("inget inskrivningsmeddelande");
            then(list.getFirst().getCellText(12)).isEqualTo("Kommunens uppfattning");
        }
    }

    /// Malmö by hand: four noons in the first source, five in the second, threshold 2,8: 1,2 and 2,2 days at 9 300 kr.
    @Test
    void two_sources_are_compared_and_the_kronor_counted() {
        var one = CaseLines.text(folder, "a.csv", CaseLines.table(
                CaseLines.row(),
                CaseLines.row("case_id", "same", "municipality", "1281"),
                CaseLines.row("case_id", "left", "municipality", "1282")));
        var other = CaseLines.text(folder, "b.csv", CaseLines.table(
                CaseLines.row("discharged_at", "2022-09-09 13:00", "patient", "another pseudonym"),
                CaseLines.row("case_id", "same", "municipality", "1281"),
                CaseLines.row("case_id", "new", "municipality", "1283", "discharged_at", "2022-09-06 13:00")));
        var call = Call.of("check", one.toString(), "--against", other.toString(), "--agreement", "skane-2018",
                "--period", "2022-09", "--format", "json");

        then(call.code()).as(call.err()).isZero();
        var json = call.json();
        then(List.of(json.get("same").asInt(), json.get("differing").asInt(), json.get("onlyInFirst").asInt(),
                json.get("onlyInSecond").asInt())).isEqualTo(List.of(1, 1, 1, 1));
        then(json.get("differences").toString())
                .contains("{\"caseId\":\"a\",\"municipality\":\"1280\",\"fact\":\"discharged_at\","
                        + "\"first\":\"2022-09-08 13:00\",\"second\":\"2022-09-09 13:00\"}")
                .contains("\"caseId\":\"left\",\"municipality\":\"1282\",\"fact\":\"case\",\"first\":\"yes\"")
                .contains("\"caseId\":\"new\"");
        // Malmö 11 160 → 20 460; Landskrona 11 160 → 0; Helsingborg two noons, below: 0
        then(json.get("municipalities").toString()).isEqualTo(
                "[{\"code\":\"1280\",\"first\":\"11160\",\"second\":\"20460\",\"difference\":\"9300\"},"
                        + "{\"code\":\"1282\",\"first\":\"11160\",\"second\":\"0\",\"difference\":\"-11160\"}]");
        then(json.get("difference").asString()).isEqualTo("-1860");
        then(json.get("atStake").asString()).isEqualTo("20460");
        var table = Call.of("check", one.toString(), "--against", other.toString(), "--out",
                folder.resolve("o").toString());
        then(table.out()).contains("Lika: 1 · olika: 1 · bara i den första: 1 · bara i den andra: 1", "discharged_at");
        then(CaseLines.read(folder.resolve("o").resolve("differences.csv")).lines()).hasSize(4);
        then(CaseLines.names(folder.resolve("o"))).contains("differences.xlsx");
    }

    @Test
    void an_agreement_without_a_month_or_another_source_is_refused() {
        var file = CaseLines.file(folder, CaseLines.row()).toString();
        Call.of("check", file, "--against", file, "--period", "2022-09").isRefused();
        Call.of("check", file, "--agreement", "skane-2018", "--period", "2022-09").isRefused();
    }

    @Test
    void a_region_that_is_none_is_refused() {
        Call.of("check", "--region", "99", CaseLines.file(folder, CaseLines.row()).toString()).isRefused();
    }

    /// The deviations of each code, by case.
    private static Map<String, Set<String>> found(Call call) {
        var found = new TreeMap<String, Set<String>>();
        for (JsonNode each : call.json().get("deviations")) {
            found.computeIfAbsent(each.get("code").asString(), _ -> new TreeSet<>()).add(each.get("caseId").asString());
        }
        return found;
    }

    private static Call check(String... files) {
        var args = new ArrayList<>(List.of("check", "--format", "json", "--allow-identity-numbers"));
        args.addAll(List.of(files));
        return Call.of(args.toArray(String[]::new));
    }

    /// Generated cases with every message in time and every patient once.
    private List<Row> orderly() {
        var file = folder.resolve("generated.csv");
        Call.of("generate", "--region", "skane", "--from", "2022-09", "--months", "1", "--seed", "7", "-o",
                file.toString());
        var lines = CaseLines.read(file).lines().toList();
        var header = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split(",", -1);
            var row = new Row(new LinkedHashMap<>());
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
            }
            if (!row.get("ready_notice_at").isEmpty() && row.get("discharged_at").startsWith("2022-09")) {
                var notice = LocalDateTime.parse(row.get("discharged_at"), FORM).minusDays(2);
                row.put("patient", "P-" + rows.size());
                row.put("admitted_at", FORM.format(notice.minusDays(4)));
                row.put("admission_notice_at", FORM.format(notice.minusDays(4).plusHours(3)));
                row.put("ready_at", FORM.format(notice));
                row.put("ready_notice_at", FORM.format(notice));
                row.put("sip_called_at", row.get("sip_required").equals("yes") ? FORM.format(notice) : "");
                row.put("withdrawn_at", "");
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Set<String>> plant(List<Row> rows) {
        var planted = new TreeMap<String, Set<String>>();
        // nobody leaves on the 14th: those who did leave the day after
        rows.forEach(row -> {
            if (row.get("discharged_at").startsWith("2022-09-14")) {
                row.put("discharged_at", row.get("discharged_at").replace("2022-09-14", "2022-09-15"));
            }
        });
        var ids = rows.iterator();
        for (int times = 0; times < 3; times++) {
            plant(planted, Finding.NO_ADMISSION_NOTICE, ids.next(), "admission_notice_at", "");
            plant(planted, Finding.NO_READY_NOTICE, ids.next(), "ready_notice_at", "");
            plant(planted, Finding.SIP_NOT_CALLED, ids.next(), "sip_required", "yes", "sip_called_at", "");
            plant(planted, Finding.IMPOSSIBLE_IDENTITY_NUMBER, ids.next(), "patient",
                    "19121212121" + (3 + times));
            plant(planted, Finding.KOMMUN_NOT_OF_REGION, ids.next(), "municipality", "0180");
            var row = ids.next();
            plant(planted, Finding.LATE_ADMISSION_NOTICE, row, "admission_notice_at",
                    moved(row, "admitted_at", 0, 25));
            row = ids.next();
            plant(planted, Finding.LATE_SIP_CALL, row, "sip_called_at", moved(row, "ready_notice_at", 7, 0));
            row = ids.next();
            plant(planted, Finding.NOTICE_BEFORE_ADMISSION, row, "admitted_at",
                    moved(row, "ready_notice_at", 1, 0), "admission_notice_at", moved(row, "ready_notice_at", 1, 1));
            row = ids.next();
            plant(planted, Finding.WITHDRAWN_OUTSIDE_PERIOD, row, "withdrawn_at",
                    moved(row, "ready_notice_at", 0, -1));
            row = ids.next();
            plant(planted, Finding.SAME_DAY_READY, row, "admitted_at",
                    row.get("ready_notice_at").substring(0, 10) + " 00:00", "admission_notice_at",
                    row.get("ready_notice_at"));
            row = ids.next();
            plant(planted, Finding.LONG_PERIOD, row, "ready_notice_at", moved(row, "discharged_at", -70, 0),
                    "admitted_at", moved(row, "discharged_at", -72, 0), "admission_notice_at",
                    moved(row, "discharged_at", -72, 1), "sip_called_at", "", "sip_required", "no");
            row = ids.next();
            plant(planted, Finding.IMPLAUSIBLE_LENGTH, row, "ready_notice_at", moved(row, "discharged_at", -400, 0),
                    "admitted_at", moved(row, "discharged_at", -402, 0), "admission_notice_at",
                    moved(row, "discharged_at", -402, 1), "sip_called_at", "", "sip_required", "no");
            row = ids.next();
            plant(planted, Finding.OPEN_LONG, row, "ready_notice_at", "2022-07-01 10:00", "admitted_at",
                    "2022-06-28 10:00", "admission_notice_at", "2022-06-28 12:00", "discharged_at", "",
                    "sip_called_at", "", "sip_required", "no");
            row = ids.next();
            var twin = ids.next();
            copy(row, twin, "patient", "municipality", "ready_notice_at", "admitted_at", "admission_notice_at",
                    "discharged_at");
            plant(planted, Finding.SAME_PERIOD_TWICE, twin, "sip_called_at", "", "sip_required", "no");
            row = ids.next();
            twin = ids.next();
            copy(row, twin, "patient", "municipality", "ready_notice_at", "admitted_at", "admission_notice_at");
            plant(planted, Finding.OVERLAPPING_PERIODS, twin, "sip_called_at", "", "sip_required", "no",
                    "ready_notice_at", moved(row, "ready_notice_at", 0, 1), "discharged_at",
                    moved(row, "discharged_at", 0, 1));
            var early = ids.next();
            plant(planted, Finding.DISCHARGE_BEFORE_ADMISSION, early, "ready_notice_at",
                    moved(early, "discharged_at", 0, -2), "admitted_at", moved(early, "discharged_at", 0, 2),
                    "admission_notice_at", moved(early, "discharged_at", 0, 2), "sip_called_at", "", "sip_required",
                    "no");
            add(planted, Finding.NOTICE_BEFORE_ADMISSION, early.get("case_id"));
        }
        add(planted, Finding.DAY_WITHOUT_DISCHARGES, "");
        return planted;
    }

    /// Stays with a history that only events tell.
    private Path events(Map<String, Set<String>> planted) {
        var text = new StringBuilder("case_id,event,at,recorded_at,value\n");
        for (var id : List.of("E1", "E2", "E3", "E4", "E5")) {
            text.append("""
                    ID,municipality,,2022-09-05 08:00,1280
                    ID,admitted,2022-09-05 08:00,2022-09-05 08:00,
                    ID,admission_notice,2022-09-05 09:00,2022-09-05 09:00,
                    ID,ready_notice,2022-09-08 10:00,2022-09-08 10:00,
                    ID,discharged,2022-09-09 13:00,2022-09-09 13:05,home
                    ID,planned_discharge,2022-09-05 09:00,2022-09-05 09:00,2022-09-08
                    """.replace("ID", id));
        }
        text.append("E1,planned_discharge,2022-09-06 09:00,2022-09-06 09:00,2022-09-09\n");
        text.append("E2,sip_called,2022-09-08 11:00,2022-09-10 11:00,\n");
        text.append("E3,ready_notice,2022-09-08 12:00,2022-09-08 12:00,\n");
        text.append("E4,withdrawn,2022-09-08 12:00,2022-09-08 12:00,\n");
        text.append("E4,ready_notice,2022-09-08 15:00,2022-09-08 15:00,\n");
        add(planted, Finding.PLANNED_DATE_MOVED, "E1");
        add(planted, Finding.LATE_ENTRY, "E2");
        add(planted, Finding.REPEATED_NOTICE, "E3");
        add(planted, Finding.RENEWED_NOTICE, "E4");
        return CaseLines.text(folder, "events.csv", text.toString());
    }

    private static void plant(
            Map<String, Set<String>> planted, Finding deviation, Row row, String... change) {
        for (int i = 0; i < change.length; i += 2) {
            row.put(change[i], change[i + 1]);
        }
        add(planted, deviation, row.get("case_id"));
    }

    private static void add(Map<String, Set<String>> planted, Finding deviation, String id) {
        planted.computeIfAbsent(deviation.code(), _ -> new TreeSet<>()).add(id);
    }

    private static void copy(Row from, Row to, String... columns) {
        for (var column : columns) {
            to.put(column, from.get(column));
        }
    }

    private static String moved(Row row, String column, int days, int hours) {
        return FORM.format(LocalDateTime.parse(row.get(column), FORM).plusDays(days).plusHours(hours));
    }

    private String write(List<Row> rows) throws IOException {
        var file = folder.resolve("month.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", rows.getFirst().fields().keySet()) + "\n");
            for (var row : rows) {
                out.write(String.join(",", row.fields().values()) + "\n");
            }
        }
        return file.toString();
    }
}

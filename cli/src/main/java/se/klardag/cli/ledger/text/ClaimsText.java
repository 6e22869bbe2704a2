package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import se.klardag.cli.ledger.claim.Claim;
import se.klardag.cli.ledger.claim.Claim.Age;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is due and how late it is (*åldersfördelning och förfallna räkningar*).
public final class ClaimsText {
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public ClaimsText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// The claims on one municipality, or on all.
    private static final class Part {
        private final String code;
        private final String name;
        private final Map<Age, BigDecimal> sums = new EnumMap<>(Age.class);
        private BigDecimal open = BigDecimal.ZERO;
        private BigDecimal interest = BigDecimal.ZERO;

        Part(String code, String name) {
            this.code = code;
            this.name = name;
        }

        void add(Claim claim) {
            sums.merge(claim.age(), claim.open(), BigDecimal::add);
            open = open.add(claim.open());
            interest = interest.add(claim.interest().orElse(BigDecimal.ZERO));
        }

        BigDecimal sum(Age age) {
            return sums.getOrDefault(age, BigDecimal.ZERO);
        }
    }

    private static List<Part> parts(List<Claim> claims, Part total) {
        var parts = new TreeMap<String, Part>();
        for (var claim : claims) {
            var bill = claim.line().bill();
            parts.computeIfAbsent(bill.getMunicipality(), code -> new Part(code, bill.getMunicipalityName()))
                    .add(claim);
            total.add(claim);
        }
        return new ArrayList<>(parts.values());
    }

    /// What each municipality owes, by how late it is.
    public String ageing(List<Claim> claims, LocalDate day) {
        if (claims.isEmpty()) {
            return texts.get("ledger.nothing-owed", day) + "\n";
        }
        var total = new Part("", "");
        var parts = parts(claims, total);
        var table = new TextTable<Part>(texts)
                .left("column.code", part -> part.code)
                .total(texts.get("ledger.sum"))
                .left("column.municipality", part -> part.name);
        for (var age : Age.values()) {
            if (age == Age.CREDIT_PENDING && total.sum(age).signum() == 0) {
                continue;
            }
            sum(table, "ledger.column.age." + age.code(), total, part -> part.sum(age));
        }
        sum(table, "ledger.column.open", total, part -> part.open);
        if (hasInterest(claims)) {
            sum(table, "ledger.column.interest", total, part -> part.interest);
        }
        return texts.get("ledger.ageing", day) + "\n" + table.print(parts, page)
                + (claims.stream().anyMatch(each -> each.line().isDisputed() || each.line().isCreditPending())
                        ? texts.get("ledger.ageing-waiting") + "\n"
                        : "")
                + note(claims);
    }

    private void sum(TextTable<Part> table, String key, Part total, Function<Part, BigDecimal> value) {
        table.right(key, part -> shown(value.apply(part))).total(shown(value.apply(total)));
    }

    private String shown(BigDecimal sum) {
        return sum.signum() == 0 ? "" : money(sum);
    }

    /// The bills that are late, the latest first.
    public String overdue(List<Claim> claims, LocalDate day) {
        if (claims.isEmpty()) {
            return texts.get("ledger.nothing-late", day) + "\n";
        }
        var demanded = claims.stream().filter(Claim::isDemanded).toList();
        var open = demanded.stream().map(Claim::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        var table = new TextTable<Claim>(texts)
                .left("ledger.column.number", claim -> claim.line().bill().getNumber())
                .total(texts.get("ledger.bills", demanded.size()))
                .left("column.code", claim -> claim.line().bill().getMunicipality())
                .spare(2)
                .left("column.municipality", claim -> claim.line().bill().getMunicipalityName())
                .left("ledger.column.due", claim -> claim.due().toString())
                .right("ledger.column.late", claim -> numerals.people(claim.daysLate()))
                .right("ledger.column.open", claim -> money(claim.open()))
                .total(money(open))
                .left("ledger.column.state", this::state);
        if (hasInterest(claims)) {
            var interest = demanded.stream()
                    .flatMap(claim -> claim.interest().stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            table.right("ledger.column.interest", claim -> claim.interest().map(this::money).orElse(""))
                    .total(money(interest));
        }
        return texts.get("ledger.overdue", day) + "\n" + table.print(claims, page) + waiting(claims) + note(claims);
    }

    private String state(Claim claim) {
        return claim.line().isDisputed() ? texts.get("ledger.disputed")
                : claim.line().isCreditPending() ? texts.get("ledger.credit-pending") : "";
    }

    /// What the sum leaves out, as a reminder does.
    private String waiting(List<Claim> claims) {
        return waiting("ledger.overdue-disputed", claims, line -> line.isDisputed())
                + waiting("ledger.overdue-pending", claims, line -> !line.isDisputed());
    }

    private String waiting(String key, List<Claim> claims, Predicate<Line> which) {
        var waiting = claims.stream().filter(Claim::isWaiting).filter(claim -> which.test(claim.line())).toList();
        var open = waiting.stream().map(Claim::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        return waiting.isEmpty()
                ? ""
                : texts.get(key, numerals.people(waiting.size()), money(open)) + "\n";
    }

    private static boolean hasInterest(List<Claim> claims) {
        return claims.stream().anyMatch(claim -> claim.interest().isPresent());
    }

    private String note(List<Claim> claims) {
        return hasInterest(claims) ? texts.get("ledger.interest-note") + "\n" : "";
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }

    /// The claims for machines, each bill and each municipality.
    public static ObjectNode json(List<Claim> claims, LocalDate day) {
        var node = JsonNodeFactory.instance.objectNode().put("asOf", day.toString());
        var total = new Part("", "");
        var municipalities = node.putArray("municipalities");
        for (var part : parts(claims, total)) {
            put(municipalities.addObject().put("code", part.code).put("name", part.name), part, claims);
        }
        put(node.putObject("total"), total, claims);
        var bills = node.putArray("bills");
        for (var claim : claims) {
            var bill = claim.line().bill();
            var one = bills.addObject()
                    .put("number", bill.getNumber())
                    .put("code", bill.getMunicipality())
                    .put("date", bill.getDated().toString())
                    .put("due", claim.due().toString())
                    .put("daysLate", claim.isOverdue() ? claim.daysLate() : 0)
                    .put("age", claim.age().code())
                    .put("open", NumberFormats.machine(claim.open()))
                    .put("disputed", claim.line().isDisputed())
                    .put("creditPending", claim.line().isCreditPending());
            claim.interest().ifPresent(interest -> one.put("interest", NumberFormats.machine(interest)));
        }
        return node;
    }

    private static void put(ObjectNode node, Part part, List<Claim> claims) {
        for (var age : Age.values()) {
            node.put(age.code(), NumberFormats.machine(part.sum(age)));
        }
        node.put("open", NumberFormats.machine(part.open));
        if (hasInterest(claims)) {
            node.put("interest", NumberFormats.machine(part.interest));
        }
    }
}

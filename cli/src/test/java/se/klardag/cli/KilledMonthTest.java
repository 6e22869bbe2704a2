package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.rules.files.RuleText;

/// A month that is killed inside a command, between one step on the disk and the next, and run again.
///
/// The month runs as a process of its own under a debugger that counts the steps by name: a file is brought to the disk, gets
/// its name, or goes into the journal. At a step that a fixed seed draws the process is killed as `kill -9` does it. What is
/// there then is what a machine would have there that lost its power to the program.
class KilledMonthTest {
    private static final int KILLS = 4;

    /// The steps, by class and method.
    private static final Map<String, List<String>> STEPS = Map.of(
            "se.klardag.cli.files.UnfinishedFile", List.of("sync", "name"),
            "se.klardag.cli.ledger.journal.FolderStorage", List.of("write", "sync", "rename", "syncFolder"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    /// A new one at the same place each time: what is written names the files that were read.
    private Path workspace() throws IOException {
        var folder = root.resolve("m");
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        MonthFolder.make(folder, MonthFolder.CASES);
        then(here(folder, "ledger", "init").code()).isZero();
        return folder;
    }

    /// On this day: the process that is killed asks the clock, and the list of what is sent names the day.
    private static Call here(Path folder, String... args) {
        return Call
                .in("sv", LocalDate.now(ZoneId.of("Europe/Stockholm")), Map.of("KLARDAG_FOLDER", folder.toString()),
                        args)
                .speaksPlainly();
    }

    /// Runs the month in a process of its own.
    ///
    /// @param last the step at which it is killed, from 0; none is as far
    /// @return the names of the steps it came to
    private static List<String> month(Path folder, int last) throws Exception {
        var connector = Bootstrap.virtualMachineManager()
                .listeningConnectors()
                .stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("localAddress")).setValue("127.0.0.1");
        // a process that did not start never calls
        Objects.requireNonNull(arguments.get("timeout")).setValue("120000");
        var address = connector.startListening(arguments);
        try {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address,
                    "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                    "month", "2022-09", "--allow-partial", "--yes", "--date", "2022-10-05", "--lang", "sv")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("KLARDAG_FOLDER", folder.toString());
            var process = builder.start();
            try {
                return steps(attached(connector, arguments), process, last);
            } finally {
                process.destroyForcibly();
                process.waitFor();
            }
        } finally {
            connector.stopListening(arguments);
        }
    }

    private static VirtualMachine attached(ListeningConnector connector, Map<String, Connector.Argument> arguments)
            throws IOException, IllegalConnectorArgumentsException {
        var machine = connector.accept(arguments);
        STEPS.keySet().forEach(name -> {
            var prepared = machine.eventRequestManager().createClassPrepareRequest();
            prepared.addClassFilter(name);
            prepared.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            prepared.enable();
        });
        return machine;
    }

    private static List<String> steps(VirtualMachine machine, Process process, int last) throws InterruptedException {
        var steps = new ArrayList<String>();
        try {
            while (true) {
                var events = machine.eventQueue().remove();
                for (var event : events) {
                    switch (event) {
                        case ClassPrepareEvent loaded -> stopAt(machine, loaded.referenceType());
                        case BreakpointEvent step -> {
                            steps.add(step.location().declaringType().name().replaceAll(".*\\.", "") + "."
                                    + step.location().method().name());
                            if (steps.size() > last) {
                                process.destroyForcibly().waitFor();
                                return steps;
                            }
                        }
                        case VMDisconnectEvent _ -> {
                            return steps;
                        }
                        default -> {
                            // it began, or it ends
                        }
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException _) {
            return steps;
        }
    }

    private static void stopAt(VirtualMachine machine, ReferenceType type) {
        for (var name : STEPS.getOrDefault(type.name(), List.of())) {
            for (var method : type.methodsByName(name)) {
                var breakpoint = machine.eventRequestManager().createBreakpointRequest(method.location());
                breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                breakpoint.enable();
            }
        }
    }

    /// SHA-256 by path of everything that was written for the month.
    private static Map<String, String> bytes(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder.resolve("resultat"))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), RuleText.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    @Test
    void a_month_that_is_killed_at_any_step_ends_as_one_that_was_not() throws Exception {
        // GIVEN a month that nobody stopped, with the steps that it took
        var whole = workspace();
        var steps = month(whole, Integer.MAX_VALUE);
        then(steps).as("the steps are counted")
                .hasSizeGreaterThan(20)
                .contains(
                        "UnfinishedFile.sync", "UnfinishedFile.name", "FolderStorage.write", "FolderStorage.rename");
        var expected = bytes(whole);
        then(expected).containsKeys("resultat/2022-09/underlag.zip", "resultat/2022-09/kommuner/att-skicka.csv");
        for (int step : kills(steps)) {
            // WHEN it is killed at the step
            var folder = workspace();
            then(month(folder, step)).as("step %d", step).isEqualTo(steps.subList(0, step + 1));
            // AND is run again
            var again = here(folder, "month", "2022-09", "--allow-partial", "--yes", "--date", "2022-10-05");
            then(again.code()).as("step %d, %s: %s", step, steps.get(step), again.err()).isZero();
            // THEN it is the same to the byte, and posted once
            then(bytes(folder)).as("step %d, %s", step, steps.get(step)).isEqualTo(expected);
            then(here(folder, "bills", "--format", "json").json().required("bills").size()).isEqualTo(1);
            then(here(folder, "ledger", "verify").out()).startsWith("Stämmer.");
        }
    }

    /// One random step of each part of the month, and the two at which the journal takes the bills and what was sent.
    private static SortedSet<Integer> kills(List<String> steps) {
        var kills = new TreeSet<>(List.of(
                steps.indexOf("FolderStorage.rename"), steps.lastIndexOf("FolderStorage.syncFolder")));
        var random = new Random(2_017_612);
        int part = steps.size() / KILLS;
        for (int kill = 0; kill < KILLS; kill++) {
            kills.add(kill * part + random.nextInt(part));
        }
        return kills;
    }
}

package se.klardag.cli.command.machine;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.command.workspace.WorkspacePlaces;
import se.klardag.cli.documents.pdf.DocumentFonts;
import se.klardag.cli.text.Texts;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import se.klardag.rules.files.RuleFileException;

/// Looks at everything that the program needs of its machine and its folder (*undersökning*). It asks no network and writes
/// nothing.
final class Doctor {
    private static final String LETTERS = "Räkning åäö ÅÄÖ é § – 1 234,50";
    private static final Path USUAL_LEDGER = Path.of("klardag-ledger");

    private final Machine machine;
    private final StartUpCache cache;
    private final Texts texts;
    private final FolderChecks folders;

    Doctor(Machine machine, StartUpCache cache, Texts texts) {
        this.machine = machine;
        this.cache = cache;
        this.texts = texts;
        this.folders = new FolderChecks(machine.system(), texts);
    }

    /// @param search finds the working folder of the call
    /// @param ledger that the call names
    List<Diagnosis> examine(Supplier<Optional<Workspace>> search, @Nullable String ledger, Optional<Path> key) {
        var found = new ArrayList<Diagnosis>();
        found.add(machine.java(texts));
        found.add(cache.diagnosis(machine.system(), texts));
        found.add(fonts());
        found.add(machine.encoding(texts));
        var workspace = Optional.<Workspace>empty();
        try {
            workspace = search.get();
            workspace.map(folders::contents)
                    .orElseGet(() -> List.of(Diagnosis.sound("folder", texts.get("doctor.folder.none"))))
                    .forEach(found::add);
        } catch (RuleFileException broken) {
            found.add(folders.broken("folder", broken));
        }
        var places = workspace.map(WorkspacePlaces::new);
        var written = Stream.concat(
                Stream.of(workspace.map(Workspace::folder).orElseGet(() -> Path.of("").toAbsolutePath())),
                places.map(WorkspacePlaces::output).stream()).toList();
        found.add(folders.rights(written));
        var traces = new ArrayList<DatedTrace>();
        address(workspace, ledger).ifPresent(address -> {
            var looked = new LedgerCheck(address, key, machine.system(), texts).look();
            found.add(looked.diagnosis());
            traces.addAll(looked.traces());
        });
        try {
            places.map(new FolderTraces(texts)::of).ifPresent(traces::addAll);
        } catch (UncheckedIOException refused) {
            found.add(Diagnosis.wrong(
                    "rights", texts.get("doctor.unreadable", String.valueOf(refused.getMessage()))));
        }
        found.add(machine.clock(traces, texts));
        found.add(folders.space(Stream.concat(
                written.stream(), Stream.of(Path.of(System.getProperty("java.io.tmpdir")))).toList()));
        return found;
    }

    private Diagnosis fonts() {
        try {
            DocumentFonts.tryOut(LETTERS);
            return Diagnosis.sound("fonts", texts.get("doctor.fonts"));
        } catch (RuntimeException | LinkageError broken) {
            // a runtime without its graphics part says so only when it is used
            return Diagnosis.wrong("fonts", texts.get("doctor.fonts.broken", String.valueOf(broken.getMessage())));
        }
    }

    /// The ledger of the call, that of the working folder, or one at the usual place.
    private static Optional<String> address(Optional<Workspace> workspace, @Nullable String named) {
        return Optional.ofNullable(named)
                .or(() -> workspace.flatMap(each -> each.value(Setting.LEDGER)))
                .or(() -> Optional.of(USUAL_LEDGER.toString()).filter(_ -> Files.exists(USUAL_LEDGER)));
    }
}

package se.klardag.cli.command.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.command.workspace.WorkspacePlaces;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.workspace.LedgerTraces;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import se.klardag.rules.Rulebook;
import se.klardag.rules.files.RuleFileException;

/// The folders that the program reads and writes (*mappkontroll*); nothing is written to find out.
record FolderChecks(OperatingSystem system, Texts texts) {
    private static final long MEGABYTE = 1_000_000;
    /// Of free space: a large month with its documents, twice.
    private static final long ENOUGH = 500 * MEGABYTE;

    /// Whether what a working folder names is there.
    List<Diagnosis> contents(Workspace workspace) {
        var found = new ArrayList<Diagnosis>();
        var name = workspace.folder().toString();
        workspace.value(Setting.AGREEMENT).flatMap(this::agreement).ifPresent(found::add);
        missing(workspace, Setting.RATES, "klardag rates list").ifPresent(found::add);
        missing(workspace, Setting.PARTIES, "klardag parties init -o").ifPresent(found::add);
        var places = new WorkspacePlaces(workspace);
        LedgerTraces.of(workspace)
                .ifPresent(there -> found.add(Diagnosis.wrong("folder", texts.get(
                        "status.other-ledger", places.ledger(), there, Workspace.FILE))));
        var cases = places.cases();
        if (!Files.isDirectory(cases)) {
            found.add(Diagnosis.wrong("folder", texts.get("doctor.folder.missing", Setting.CASES.key(), cases),
                    "mkdir " + system.quoted(cases.toString())));
        }
        return found.isEmpty() ? List.of(Diagnosis.sound("folder", texts.get("doctor.folder", name))) : found;
    }

    private Optional<Diagnosis> agreement(String idOrFile) {
        try {
            Rulebook.of(idOrFile);
            return Optional.empty();
        } catch (RuleFileException broken) {
            return Optional.of(broken("folder", broken));
        }
    }

    /// What is wrong with a file of rules or settings, by line.
    Diagnosis broken(String check, RuleFileException broken) {
        var first = broken.problems().getFirst();
        return Diagnosis.wrong(check, first.place() + texts.of(first.message()));
    }

    private Optional<Diagnosis> missing(Workspace workspace, Setting setting, String remedy) {
        return workspace.value(setting)
                .map(Path::of)
                .filter(file -> !Files.isRegularFile(file))
                .map(file -> Diagnosis.wrong(
                        "folder", texts.get("doctor.folder.missing", setting.key(), file),
                        remedy.endsWith("-o") ? remedy + " " + system.quoted(file.toString()) : remedy));
    }

    /// Whether files can be read and made in a folder; of one that is not there, in the one that it will be made in.
    Diagnosis rights(List<Path> folders) {
        for (var folder : folders) {
            var there = existing(folder);
            if (!Files.isDirectory(there)) {
                return Diagnosis.wrong("rights", texts.get("doctor.rights.no-folder", there));
            }
            if (!Files.isReadable(there) || !Files.isWritable(there) || !Files.isExecutable(there)) {
                return Diagnosis.wrong("rights", texts.get("doctor.rights.none", there), system.allows(there));
            }
        }
        return Diagnosis.sound("rights", texts.get("doctor.rights", shown(folders)));
    }

    /// Whether there is room for a month and its documents.
    Diagnosis space(List<Path> folders) {
        long least = Long.MAX_VALUE;
        for (var folder : folders) {
            var there = existing(folder);
            // Java's FileStore wants a mount point, and a root of its own (chroot, a container) need not have one
            var disk = there.toFile();
            if (disk.getTotalSpace() == 0) {
                return Diagnosis.wrong(
                        "space", texts.get("doctor.space.untold", there), system.showsSpace(there));
            }
            long free = disk.getUsableSpace();
            if (free < ENOUGH) {
                return Diagnosis.wrong(
                        "space",
                        texts.get("doctor.space.little", megabytes(free), there, megabytes(ENOUGH)),
                        system.showsSpace(there));
            }
            least = Math.min(least, free);
        }
        return Diagnosis.sound("space", texts.get("doctor.space", megabytes(least)));
    }

    private String megabytes(long bytes) {
        return new NumberFormats(texts.language()).people(bytes / MEGABYTE);
    }

    private static String shown(List<Path> folders) {
        return String.join(", ", folders.stream().map(Path::toString).toList());
    }

    private static Path existing(Path folder) {
        var there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}

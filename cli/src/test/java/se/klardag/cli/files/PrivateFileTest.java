package se.klardag.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.CaseLines;

/// A file is there whole or not at all, and only its owner may read it.
class PrivateFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void a_file_is_written_for_its_owner_alone() throws IOException {
        var file = folder.resolve("a");
        PrivateFile.write(file, out -> out.write(bytes("åäö")));
        PrivateFile.create(folder.resolve("b"), bytes("b"));

        then(file).hasContent("åäö");
        then(CaseLines.names(folder)).containsExactly("a", "b");
        if (PrivateFile.isPosix(folder)) {
            for (var name : CaseLines.names(folder)) {
                then(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_file_has_its_old_content_until_the_new_one_is_whole() {
        var file = CaseLines.text(folder, "a", "old");
        PrivateFile.write(file, out -> {
            out.write(bytes("new"));
            then(CaseLines.read(file)).isEqualTo("old");
        });

        then(CaseLines.read(file)).isEqualTo("new");
    }

    @Test
    void a_writer_that_fails_leaves_the_old_content_and_nothing_else() {
        var file = CaseLines.text(folder, "a", "old");
        for (var fault : List.of(new IOException("disk"), new IllegalStateException("ours"))) {
            thenThrownBy(() -> PrivateFile.write(file, out -> {
                out.write(bytes("half"));
                if (fault instanceof IOException disk) {
                    throw disk;
                }
                throw (IllegalStateException) fault;
            })).isInstanceOf(fault instanceof IOException ? UncheckedIOException.class : IllegalStateException.class);

            then(CaseLines.read(file)).isEqualTo("old");
            then(CaseLines.names(folder)).containsExactly("a");
        }
    }

    @Test
    void a_file_that_is_there_is_not_created_again() {
        var file = CaseLines.text(folder, "a", "filled in");

        thenThrownBy(() -> PrivateFile.create(file, bytes("new"))).isInstanceOf(UncheckedIOException.class)
                .hasMessage(file.toString())
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        then(CaseLines.read(file)).isEqualTo("filled in");
        then(CaseLines.names(folder)).containsExactly("a");
    }

    @Test
    void a_folder_in_the_files_place_stays() throws IOException {
        var place = Files.createDirectory(folder.resolve("a"));

        thenThrownBy(() -> PrivateFile.write(place, out -> out.write(1))).hasMessage(place.toString());
        thenThrownBy(() -> PrivateFile.create(place, bytes("x"))).hasMessage(place.toString());
        thenThrownBy(() -> PrivateFile.create(folder.getRoot(), bytes("x"))).hasMessage(folder.getRoot().toString());
        then(CaseLines.names(folder)).containsExactly("a");
        then(place).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() {
        var file = folder.resolve("none").resolve("a");

        thenThrownBy(() -> PrivateFile.write(file, out -> out.write(1))).hasMessage(file.toString())
                .hasCauseInstanceOf(NoSuchFileException.class);
        then(folder).isEmptyDirectory();
    }

    @Test
    void a_link_stays_a_link_to_the_new_content() throws IOException {
        var file = CaseLines.text(folder, "a", "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
        PrivateFile.write(link, out -> out.write(bytes("new")));

        then(link).isSymbolicLink();
        then(CaseLines.read(file)).isEqualTo("new");
    }

    @Test
    void a_device_gets_the_content_and_stays_a_device() {
        var device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device));
        PrivateFile.write(device, out -> out.write(1));

        then(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void there_is_no_other_way_to_write_a_file() {
        var writes = Set.of("write", "writeString", "newOutputStream", "newBufferedWriter", "newByteChannel",
                "createFile",
                "createDirectory", "createDirectories", "copy", "move");
        var classes = Set.of(FileOutputStream.class, FileWriter.class, RandomAccessFile.class, FileChannel.class);
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("se.klardag.cli.files")
                .and()
                .doNotHaveFullyQualifiedName("se.klardag.cli.ledger.journal.FolderStorage") // tests put faults there
                .and()
                .doNotHaveFullyQualifiedName("se.klardag.cli.ledger.store.LedgerLock") // holds no bytes
                .and()
                .doNotHaveFullyQualifiedName("se.klardag.cli.cases.StandardInput") // a file of the run's own
                .and()
                .doNotHaveFullyQualifiedName("se.klardag.cli.audit.bundle.Bundle") // a folder of the run's own
                .and()
                .doNotHaveFullyQualifiedName("se.klardag.cli.render.StandardOutput") // no file
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "writes a file",
                        access -> access instanceof JavaCodeUnitAccess<?>
                                && (access.getTargetOwner().isEquivalentTo(Files.class)
                                        ? writes.contains(access.getTarget().getName())
                                        : classes.stream().anyMatch(access.getTargetOwner()::isEquivalentTo))))
                .because("every file is written whole and for its owner alone")
                .check(new ClassFileImporter()
                        .importUrl(PrivateFile.class.getProtectionDomain().getCodeSource().getLocation()));
    }
}

package se.klardag.cli.cases.table;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/// What the platform says of a file, in our words: also where a test that runs as the superuser cannot bring it about.
class CaseFileExceptionTest {
    @Test
    void each_refusal_of_the_platform_has_a_message_of_its_own() {
        then(key(new NoSuchFileException("f"))).isEqualTo("fault.missing");
        then(key(new AccessDeniedException("f"))).isEqualTo("fault.denied");
        then(key(new MalformedInputException(1))).isEqualTo("fault.not-text");
        then(key(new CaseText.NotTextException(4, 2))).isEqualTo("fault.control-character");
        then(key(new EOFException())).isEqualTo("fault.gzip");
        then(key(new ZipException("x"))).isEqualTo("fault.gzip");
        then(CaseFileException.of("f", new FileSystemException("f", null, "Not a directory")).details())
                .containsExactly("Not a directory");
        then(CaseFileException.of("f", new FileSystemException("f")).details()).containsExactly("?");
        then(CaseFileException.of("f", new IOException("Input/output error")).details())
                .containsExactly("Input/output error");
    }

    private static String key(IOException said) {
        return CaseFileException.of("f", said).key();
    }
}

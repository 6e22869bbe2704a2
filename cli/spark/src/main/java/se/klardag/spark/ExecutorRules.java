package se.klardag.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.klardag.rules.RuleHash;
import se.klardag.rules.Rulebook;

/// The rules as they cross to another machine (*regler på väg*): the agreement's name or file, and the hash of all its texts.
/// Every process reads them itself, once, and stops where it would read others than the driver did.
///
/// @param agreement id or file; a file has the same path on every machine
/// @param hash      of the texts that the driver read
record ExecutorRules(String agreement, String hash) implements Serializable {
    private static final Map<ExecutorRules, Rulebook> READ = new ConcurrentHashMap<>();

    static ExecutorRules of(String agreement) {
        return new ExecutorRules(agreement, hash(Rulebook.of(agreement)));
    }

    Rulebook book() {
        return READ.computeIfAbsent(this, _ -> {
            var book = Rulebook.of(agreement);
            var found = hash(book);
            if (!found.equals(hash)) {
                throw new IllegalStateException(
                        "this machine has other rules of " + agreement + " than the driver: " + found + ", not "
                                + hash);
            }
            return book;
        });
    }

    private static String hash(Rulebook book) {
        return RuleHash.of(RuleHash.files(book.agreement()));
    }
}

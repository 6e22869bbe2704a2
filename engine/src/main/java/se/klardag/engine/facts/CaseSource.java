package se.klardag.engine.facts;

import java.util.function.Consumer;

/// Where cases come from (*ärendekälla*): shows every case once, in any order; can be asked again.
@FunctionalInterface
public interface CaseSource {
    /// Shows each case. The same object may be shown again with the next row's facts.
    void forEach(Consumer<? super Case> taker);
}

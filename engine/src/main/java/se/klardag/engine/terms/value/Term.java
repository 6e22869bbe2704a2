package se.klardag.engine.terms.value;

/// One agreed value (*villkor*) with its address in the rule file and what it rests on.
///
/// @param path address as in files, `--change` and open terms: `dayCount.break`
public record Term<T>(String path, T value, Provenance provenance) {
    /// The same value under the same address, read as something else.
    public <U> Term<U> as(U other) {
        return new Term<>(path, other, provenance);
    }
}

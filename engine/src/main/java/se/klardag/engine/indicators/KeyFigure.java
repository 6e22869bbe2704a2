package se.klardag.engine.indicators;

/// A figure that the national database publishes for a municipality or a region and a year (*nyckeltal*), by its id there.
///
/// | | |
/// |---|---|
/// | Unit | per constant; days are midnights from the ready notice to the discharge, so the day of the notice is not counted |
/// | Valid | a calendar year; every kind of care but where a constant says somatic |
/// | Source | Kolada, definitions of the five figures; read in the table of figures of LCHansson/rKolada |
/// | Rounding | none; see [Ratio] |
public enum KeyFigure {
    /// Medelvårdtid som utskrivningsklar, antal dagar: the days of the stays closed in the year by those of them that have
    /// ready time. A stay of no day has none.
    N20403,
    /// Vårdtid som utskrivningsklar, antal dagar per invånare 65+: the same days by inhabitants aged 65 and over at the
    /// year's end.
    N20404,
    /// Vårdtillfällen som utskrivningsklar, antal per invånare 65+: the same stays by the same inhabitants.
    N20405,
    /// Utskrivningsklara patienter på sjukhus 65+, antal vårddygn per 1 000 invånare. Cases hold no age: ours is of
    /// patients of every age, and so above the published one.
    U79135,
    /// Vårdplatser belagda av utskrivningsklara patienter, andel (%): somatic care only; the mean of the year's twelve
    /// months.
    N79176
}

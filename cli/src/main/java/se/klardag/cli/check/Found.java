package se.klardag.cli.check;

import java.util.List;

/// One deviation of one case (*träff*), with what two parties need to talk about it.
///
/// @param details what the message names
/// @param moments admitted, admission notice, ready, ready notice, discharged, as texts; empty when not recorded
public record Found(
        Deviation deviation,
        List<String> details,
        String municipality,
        String unit,
        String caseId,
        List<String> moments,
        String file,
        long row) {}

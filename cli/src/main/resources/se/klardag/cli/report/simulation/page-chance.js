  // ---- chance, behaviour, and rules side by side

  const nameOf = (code) => data.places.find((place) => place.code === code)?.name ?? code;

  function chanceTable() {
    byId("not-drawn").hidden = !data.notDrawn;
    if (data.notDrawn) byId("not-drawn").textContent = t("not-drawn", data.notDrawn.path, word(data.notDrawn));
    if (!data.chance) return;
    const months = (side) => t("months-of", side.monthsBilled, data.chance.months);
    const between = (span) => kronor(exact(span.low)) + "–" + kronor(exact(span.high));
    const next = (side) => side.nextMonth === null ? "–" : between(side.nextMonth);
    const { total, municipalities: places } = data.chance;
    const foretold = total.base.nextMonth !== null || total.changed.nextMonth !== null;
    const told = [total, ...places].some((place) => place.differencePerMonth);
    const span = (each) => signed(exact(each.low)) + " " + t("to") + " " + signed(exact(each.high));
    const line = (name, place) => [name, people("" + place.cases), ...(told ? place.differencePerMonth ? [signed(exact(place.differencePerMonth.mean)), span(place.differencePerMonth), t(place.differencePerMonth.mayBeChance ? "yes" : "no")] : ["–", "–", t("not-said")] : []),
      months(place.base), months(place.changed), ...(foretold ? [next(place.base), next(place.changed)] : [])];
    const lines = [line(t("everybody"), { ...total, cases: places.reduce((sum, place) => sum + place.cases, 0) }), ...places.map((place) => line(nameOf(place.code), place))];
    const sure = places.filter((place) => place.differencePerMonth && !place.differencePerMonth.mayBeChance).length, judged = places.filter((place) => place.differencePerMonth).length;
    tableSection("chance-table", told ? t("chance-table", sure, places.length) : t("chance-table-none"),
      [...(told ? [t("difference-note", data.chance.compared)] : [t("no-difference")]), t(foretold ? "next-note" : "no-next", next(total.base), next(total.changed)), t("chance-note")],
      [t("column-name"), t("cases"), ...(told ? [t("difference-month"), t("difference-span"), t("by-chance")] : []), t("billed-today"), t("billed-changed"), ...(foretold ? [t("next-today"), t("next-changed")] : [])], lines);
    byId("chance-table").hidden = !asProposed();
    if (told) certain(places.filter((place) => place.differencePerMonth), judged, sure);
  }

  /** Each kommun's difference of a month with how far chance reaches. */
  function certain(places, judged, sure) {
    const all = places.map((place) => ({ name: nameOf(place.code), ...place.differencePerMonth, at: Number(place.differencePerMonth.mean), from: Number(place.differencePerMonth.low), to: Number(place.differencePerMonth.high) }))
      .sort((one, other) => other.at - one.at);
    const width = wide(), step = 20, left = narrow() ? 96 : 130, height = all.length * step + 34;
    const low = Math.min(0, ...all.map((each) => each.from)), high = Math.max(0, ...all.map((each) => each.to));
    const x = (value) => left + (value - low) / (high - low || 1) * (width - left - 30);
    const marks = ticks(low, high, narrow() ? 2 : 5).flatMap((v) => [shape("line", { x1: x(v), x2: x(v), y1: 4, y2: height - 24, class: "axis" }), label(x(v), height - 8, short(v), "middle", "soft")]);
    marks.push(shape("line", { x1: x(0), x2: x(0), y1: 4, y2: height - 24, class: "zero" }));
    all.forEach((each, i) => {
      const y = 14 + i * step, kind = each.mayBeChance ? "line-base" : each.at > 0 ? "line-more" : "line-less";
      marks.push(label(left - 8, y + 4, each.name, "end", each.mayBeChance ? "soft" : ""), shape("line", { x1: x(each.from), x2: x(each.to), y1: y, y2: y, class: kind }),
        shape("circle", { cx: x(each.at), cy: y, r: 4, class: each.mayBeChance ? "bar-base" : each.at > 0 ? "dot-out" : "dot-low" }));
    });
    figure("certain", { heading: t("certain", sure, judged), text: t("certain-text"), width, height, marks, header: [t("column-name"), t("difference-month"), t("lowest"), t("highest"), t("by-chance")],
      lines: all.map((each) => [each.name, signed(exact(each.mean)), signed(exact(each.low)), signed(exact(each.high)), t(each.mayBeChance ? "yes" : "no")]) });
  }

  function price() {
    if (!data.chance) return;
    const { base: today, changed } = data.chance.priceOfChance;
    if (!today.length) return;
    const series = [["line-base", "base", t("today"), today], ["line-mark", "mark", t("changed"), changed]];
    const value = (point) => Number(point.daysPer100Cases);
    const width = wide(), height = 280;
    const high = Math.max(...series.flatMap(([, , , points]) => points.map(value)), 1) * 1.05;
    const { x, y, marks } = plot({ width, height, xs: [3, 500], ys: [0, high], xText: t("size-axis"), yText: t("days-per-100"), xShow: (v) => "" + v, yShow: (v) => fixed(v, high < 5 ? 1 : 0), log: true });
    const [one, other] = series.map(([, , , points]) => value(points[1]));
    for (const [kind, colour, name, points] of series) {
      marks.push(path(points.map((point) => [x(point.cases), y(value(point))]), kind), ...points.map((point) => shape("circle", { cx: x(point.cases), cy: y(value(point)), r: 3, class: colour === "base" ? "bar-base" : "dot" })));
      const higher = (colour === "base") === (one >= other);
      marks.push(named(x(points[1].cases) + 8, y(value(points[1])) + (higher ? -8 : 18), name, colour, "start"));
    }
    const small = changed[1], large = changed.at(-1);
    figure("price", { heading: t("price", people(small.daysPer100Cases), small.cases, people(large.daysPer100Cases), large.cases), text: t("price-text"), width, height, marks,
      header: [t("size-axis"), t("today") + ", " + t("billed"), t("days-per-100"), t("changed") + ", " + t("billed"), t("days-per-100"), ...data.chance.levels.map((level) => t("level", people(level.mean)))],
      lines: today.map((point, i) => ["" + point.cases, percent(Number(point.positive)), people(point.daysPer100Cases), percent(Number(changed[i].positive)), people(changed[i].daysPer100Cases), ...data.chance.levels.map((level) => people(level.prices[i].daysPer100Cases))]) });
  }

  function funnels() {
    if (!data.chance) return;
    funnel("funnel", data.chance.funnel, "");
    if (data.chance.funnelChanged.municipalities.length && JSON.stringify(data.chance.funnelChanged) !== JSON.stringify(data.chance.funnel)) funnel("funnel-changed", data.chance.funnelChanged, "-changed");
  }
  function funnel(id, { municipalities: dots, limits, mean, without }, which) {
    if (!dots.length) return;
    const width = wide(), height = 340, most = Math.max(...limits.map((each) => each.cases), ...dots.map((dot) => dot.cases));
    const fewest = Math.min(...dots.map((dot) => dot.cases)), first = fewest * 0.8;
    // limits of one or two cases reach far above every point: they leave the picture at its top
    const high = Math.max(...dots.map((dot) => Number(dot.mean)), ...limits.filter((each) => each.cases >= Math.max(10, fewest)).map((each) => Number(each.outerHigh))) * 1.05 || 1;
    const { x, y, marks } = plot({ width, height, xs: [first, most * 1.15], ys: [0, high], xText: t("cases-axis"), yText: t("mean-axis"), xShow: (v) => people("" + v), yShow: (v) => fixed(v, 1), log: true });
    const inside = limits.filter((each) => each.cases >= first);
    for (const [line, kind] of [["outerLow", "line-outer"], ["low", "line-inner"], ["high", "line-inner"], ["outerHigh", "line-outer"]]) {
      marks.push(path(inside.map((each) => [x(each.cases), y(Math.max(0, Math.min(high, Number(each[line]))))]), kind));
    }
    const middle = inside[Math.floor(inside.length * 0.6)];
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(Number(mean)), y2: y(Number(mean)), class: "zero" }),
      named(width - 18, y(Number(mean)) - 5, t("funnel-mean", people(fixedPlain(mean))), "base"));
    if (middle) marks.push(named(x(middle.cases), y(Math.min(high, Number(middle.outerHigh))) - 5, "99,8 %".replace(",", point()), "base", "start"), named(x(middle.cases), y(Math.min(high, Number(middle.high))) - 5, "95 %", "base", "start"));
    const above = (dot) => Number(dot.mean) > Number(mean);
    for (const dot of dots) {
      marks.push(shape("circle", { cx: x(dot.cases), cy: y(Number(dot.mean)), r: 4.5, "data-code": dot.code, class: dot.outside < 2 ? "dot" : above(dot) ? "dot-out" : "dot-low" }, shape("title", {}, nameOf(dot.code))));
      const right = x(dot.cases) > width - 130;
      if (dot.outside === 2) marks.push(named(x(dot.cases) + (right ? -8 : 8), y(Number(dot.mean)) + 4, nameOf(dot.code), above(dot) ? "more" : "less", right ? "end" : "start"));
    }
    const far = dots.filter((dot) => dot.outside === 2), over = far.filter(above).map((dot) => nameOf(dot.code)), under = far.filter((dot) => !above(dot)).map((dot) => nameOf(dot.code));
    const heading = over.length && under.length ? t("funnel-both" + which, listed(over), listed(under)) : over.length ? t("funnel-above" + which, listed(over)) : under.length ? t("funnel-below" + which, listed(under)) : t("funnel-none" + which);
    const regression = data.chance.regression;
    const more = (without.length ? " " + t("funnel-without", listed(without.map(nameOf))) : "") + (regression.fell && !which ? " " + t("regression", regression.months, people(regression.before), people(regression.after)) : "");
    const side = (dot) => dot.outside === 0 ? t("inside") : t((dot.outside === 2 ? "" : "barely-") + (above(dot) ? "above" : "below"));
    figure(id, { heading, text: t("funnel-text", people(fixedPlain(mean))) + more, width, height, marks,
      header: [t("column-name"), t("cases"), t("mean-axis"), "0,1 %", "2,5 %", "97,5 %", "99,9 %", t("outside")].map((each) => /%$/.test(each) ? each.replace(",", point()) : each),
      lines: dots.map((dot) => [nameOf(dot.code), people("" + dot.cases), people(dot.mean), people(dot.outerLow), people(dot.low), people(dot.high), people(dot.outerHigh), side(dot)]) });
  }
  const fixedPlain = (text) => Number(text).toFixed(2);

  function tornado() {
    if (!data.assumptions) return;
    const { assumptions: all, assumed, asBefore } = data.assumptions;
    const middle = Number(assumed), width = wide(), step = 54, height = all.length * step + 44, left = 90;
    const ends = all.flatMap((each) => [Number(each.atLow), Number(each.atHigh)]);
    const low = Math.min(middle, ...ends), high = Math.max(middle, ...ends);
    const x = (value) => left + (value - low) / (high - low || 1) * (width - left - 100);
    const marks = ticks(low, high, narrow() ? 2 : 4).flatMap((v) => [shape("line", { x1: x(v), x2: x(v), y1: 8, y2: height - 26, class: "axis" }), label(x(v), height - 8, short(v), "middle", "soft")]);
    all.forEach((each, i) => {
      const y = 14 + i * step;
      marks.push(label(narrow() ? 4 : left, y + 8, t("assume-" + each.name) + ": " + people(each.low) + "–" + people(each.high)));
      for (const [at, end] of [[each.low, each.atLow], [each.high, each.atHigh]]) {
        const value = Number(end), from = Math.min(x(middle), x(value));
        if (value === middle) continue;
        marks.push(shape("rect", { x: from, y: y + 14, width: Math.max(1, Math.abs(x(value) - x(middle))), height: 18, class: value > middle ? "bar-more" : "bar-less" }),
          label(value > middle ? x(value) + 5 : x(value) - 5, y + 28, people(at), value > middle ? "start" : "end", "soft"));
      }
    });
    marks.push(shape("line", { x1: x(middle), x2: x(middle), y1: 8, y2: height - 26, class: "zero" }));
    const sources = all.map((each) => t("assume-" + each.name) + ": " + word(each.source)).join(" ");
    figure("tornado", { heading: t("tornado", short(Number(assumed)), short(Number(asBefore))), text: t("assumption-sentence") + " " + t("tornado-text", kronor(exact(asBefore)), kronor(exact(assumed)), kronor(exact(data.assumptions.error))) + " " + t("beds", fixed(Number(data.assumptions.bedsFreed), 1)) + " " + sources,
      width, height, marks, header: [t("assumption"), t("value"), t("lowest"), t("kronor-axis"), t("highest"), t("kronor-axis")],
      lines: all.map((each) => [t("assume-" + each.name), people(each.value), people(each.low), kronor(exact(each.atLow)), people(each.high), kronor(exact(each.atHigh))]) });
  }

  /** Today and every other rule: totals as bars, kommuner in the table. */
  function beside() {
    if (!data.beside.length) return;
    const today = add(base), columns = data.beside.map((each) => ({ title: word(each.title), parts: each.parts.map(exact) }));
    const bars = [{ title: t("today"), total: today }, ...columns.map((each) => ({ title: each.title, total: add(each.parts) }))];
    const width = wide(), step = 48, height = bars.length * step + 8, most = Math.max(1, ...bars.map((each) => number(each.total)));
    const marks = [];
    bars.forEach((each, i) => {
      const y = 4 + i * step, long = number(each.total) / most * (width - 190);
      const words = t("kr", kronor(each.total)) + (i ? " (" + signed(each.total - today) + ")" : "");
      marks.push(label(0, y + 13, each.title.length > width / 7 ? each.title.slice(0, Math.floor(width / 7) - 1) + "…" : each.title),
        shape("rect", { x: 0, y: y + 19, width: Math.max(1, long), height: 18, class: i === 0 ? "bar-base" : each.total > today ? "bar-more" : each.total < today ? "bar-less" : "bar-mark" }),
        label(Math.max(1, long) + 6, y + 33, words));
    });
    const least = columns.reduce((one, other) => add(other.parts) < add(one.parts) ? other : one), highest = columns.reduce((one, other) => add(other.parts) > add(one.parts) ? other : one);
    const heading = columns.length === 1 ? t("beside-one", columns[0].title, short(number(add(columns[0].parts))), short(number(today))) : t("beside", least.title, short(number(add(least.parts))), highest.title, short(number(add(highest.parts))));
    const line = (name, today, parts) => [name, kronor(today), ...parts.flatMap((part) => [kronor(part), signed(part - today)])];
    figure("beside", { heading, text: t("beside-text"), width, height, marks, header: [t("column-name"), t("today"), ...columns.flatMap((each) => [each.title, t("column-difference")])],
      lines: [line(t("everybody"), today, columns.map((each) => add(each.parts))), ...data.places.map((place, i) => line(place.name, base[i], columns.map((each) => each.parts[i])))] });
  }

  /** The same sums by year and by hospital unit. */
  function grouped(id, groups) {
    if (groups.length < 2) return;
    const names = data.beside.map((each) => word(each.title)), sums = (key) => groups.map((group) => exact(group[key]));
    const line = (name, today, changed, others) => [name, kronor(today), kronor(changed), signed(changed - today), ...others.map(kronor)];
    const extra = names.slice(1);
    const lines = groups.map((group) => line(group.name, exact(group.base), exact(group.changed), group.others.map(exact)));
    const total = line(t("everybody"), add(sums("base")), add(sums("changed")), extra.map((_, i) => add(groups.map((group) => exact(group.others[i])))));
    const most = groups.reduce((one, other) => size(exact(other.changed) - exact(other.base)) > size(exact(one.changed) - exact(one.base)) ? other : one);
    tableSection(id, t(id, most.name, shortSigned(number(exact(most.changed) - exact(most.base)))), [t(id + "-text")], [t(id + "-column"), t("today"), t("changed"), t("column-difference"), ...extra], [total, ...lines]);
    byId(id).hidden = false;
  }


  // ---- what is to be paid

  function sliders() {
    byId("sliders").hidden = !profile;
    byId("no-sliders").hidden = !!profile;
    byId("keep").hidden = !profile || !data.savable;
    if (!profile) return;
    const show = (id, text) => {
      byId(id + "-out").textContent = text;
      byId(id).setAttribute("aria-valuetext", text);
    };
    show("threshold", t("days-per-case", people(state.threshold)));
    show("break", profile.breaks[state.at]);
    show("over", state.over === null ? t("no-limit") : t("days", state.over));
    show("rate", state.rate === null ? t("rate-by-month") : t("kr", people(state.rate)));
    for (const node of document.querySelectorAll("#rounding option")) node.textContent = roundingWords(node.value);
    byId("rounding").value = state.rounding;
    byId("place").value = state.place;
    byId("place").disabled = state.over === null || profile.terms.some((terms) => terms.allDays);
  }
  function roundingWords(words) {
    const { decimals, halfUp } = rounded(words);
    return decimals === null ? t("unrounded") : t(halfUp ? "half-up" : "cut-down", decimals);
  }

  const columns = () => matchMedia("(max-width: 600px)").matches && !printing ? ["name", "difference", "base", "changed"] : ["code", "name", "base", "changed", "difference"];
  function municipalities() {
    const kinds = data.effects;
    const stillStated = chosen === stated;
    const shown = kinds.length > 1 && stillStated ? kinds : [];
    const places = differences();
    const wanted = places.filter((place) =>
      (place.name + " " + place.code).toLowerCase().includes(state.filter.toLowerCase())
      && (state.only === "all" || (state.only === "more" ? place.difference > 0n : state.only === "less" ? place.difference < 0n : place.difference === 0n)));
    const compare = state.sort === "name" ? (a, b) => a.name.localeCompare(b.name, "sv")
      : (a, b) => a[state.sort] < b[state.sort] ? -1 : a[state.sort] > b[state.sort] ? 1 : 0;
    wanted.sort((a, b) => (state.down ? -1 : 1) * compare(a, b) || (a.code < b.code ? -1 : 1));
    const order = columns(), way = (value) => value > 0n ? "more" : value < 0n ? "less" : "";
    const head = element("tr", {}, ...order.map((column) => {
      const button = element("button", { type: "button", "data-sort": column }, t("column-" + column));
      const sorted = state.sort === column ? (state.down ? "descending" : "ascending") : "none";
      return element("th", { scope: "col", class: column === "name" || column === "code" ? "text" : "", "aria-sort": sorted }, button);
    }), ...shown.map((kind) => element("th", { scope: "col" }, t("effect-" + kind.code))));
    const cell = (place, column) => column === "code" ? element("td", { class: "text" }, place.code)
      : column === "name" ? element("th", { scope: "row", class: "text" }, place.name)
        : element("td", { "data-column": column, "data-value": plain(place[column]), class: column === "difference" ? way(place.difference) : "" }, column === "difference" ? signed(place.difference) : kronor(place[column]));
    const line = (place) => element("tr", { "data-code": place.code }, ...order.map((column) => cell(place, column)),
      ...shown.map((kind) => element("td", {}, signed(exact(kind.parts[place.i])))));
    const sum = (key) => wanted.reduce((total, place) => total + place[key], 0n);
    const foot = element("tr", {}, ...order.map((column) => column === "code" ? element("td", {}, "")
      : column === "name" ? element("th", { scope: "row", class: "text" }, t("together", wanted.length))
        : element("td", { class: column === "difference" ? way(sum("difference")) : "" }, column === "difference" ? signed(sum("difference")) : kronor(sum(column)))),
      ...shown.map((kind) => element("td", {}, signed(wanted.reduce((total, place) => total + exact(kind.parts[place.i]), 0n)))));
    const table = byId("municipalities");
    const focused = document.activeElement?.dataset?.sort;
    table.replaceChildren(element("caption", {}, t("municipalities-caption")), element("thead", {}, head), element("tbody", {}, ...wanted.map(line)), element("tfoot", {}, foot));
    if (focused) table.querySelector(`[data-sort="${focused}"]`)?.focus();
    byId("shown").textContent = t("shown", wanted.length, places.length);
  }

  /** Each municipality's mean, month by month, against the threshold. */
  function multiples() {
    if (!profile) return;
    const threshold = Number(state.threshold), months = data.months.length;
    const means = data.places.map(() => Array.from({ length: months }, () => ({ cases: 0, days: 0, kronor: 0n })));
    for (const row of rows) {
      const sum = sums(row, state.at, state.over), month = means[row.place][row.month];
      month.cases += sum.cases;
      month.days += sum.days;
      month.kronor += amount(sum, valid[row.month], state.threshold);
    }
    const value = ({ cases, days }) => cases ? days / cases : null;
    const top = Math.max(threshold * 1.2, ...means.flat().map(value).filter((v) => v !== null).sort((a, b) => a - b).slice(0, -Math.ceil(means.length * months / 50)), 1);
    const width = 150, height = 60;
    const y = (v) => height - 4 - Math.min(v, top) / top * (height - 8);
    const x = (i) => months === 1 ? width / 2 : 6 + i / (months - 1) * (width - 12);
    const lead = element("div", { class: "multiples" }, ...data.places.map((place, i) => {
      // a month with nothing but carved-out stays has a bill and no mean: its point lies on the ground
      const points = means[i].map((each, month) => [month, value(each) ?? 0, each.kronor > 0n, each]).filter(([, , billed, each]) => each.cases || billed);
      const billed = points.filter(([, , has]) => has).length;
      const one = ([, v, has]) => t(has ? "multiple-billed" : "multiple-one", fixed(v, 2));
      const text = months > 1 ? t("multiple", billed, months) : points.length ? one(points[0]) : "–";
      return element("div", {}, element("h3", {}, place.name),
        shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": place.name + ": " + text },
          shape("line", { x1: 0, x2: width, y1: y(threshold), y2: y(threshold), class: "limit" }),
          path(points.map(([month, v]) => [x(month), y(v)]), "line-mark"),
          ...points.map(([month, v, has]) => months === 1
            ? shape("rect", { x: width / 2 - 14, width: 28, y: y(v), height: y(0) - y(v), class: has ? "bar-more" : "bar-mark" })
            : shape("circle", { cx: x(month), cy: y(v), r: has ? 3 : 1.8, class: has ? "dot-out" : "dot" }))),
        element("p", {}, text));
    }));
    const apart = [...new Set(rows.map((row) => row.care))].length > 1 ? " " + t("multiples-care") : "";
    const carved = state.over === null ? "" : " " + t("multiples-apart", state.over);
    const paying = means.filter((place) => place.some((month) => month.kronor > 0n)).length;
    const all = means.flat().filter((month) => month.kronor > 0n).length;
    figure("multiples", { heading: months === 1 ? t("multiples-month", paying, means.length) : t("multiples", paying, means.length, all), text: t("multiples-text", people(state.threshold)) + carved + apart, width: 1, height: 1, marks: [], lead,
      header: [t("column-name"), ...data.months], lines: data.places.map((place, i) => [place.name, ...means[i].map((each) => (value(each) === null ? "–" : fixed(value(each), 2)) + (each.kronor > 0n ? " " + t("has-bill") : ""))]) });
  }

  let neutralThreshold = null;

  /** Everybody's bills for every threshold, with the other settings as chosen. */
  function curve() {
    if (!profile) return;
    const all = rows.map((row) => [sums(row, state.at, state.over), row.month]);
    const points = [], most = Math.max(60, Math.ceil((Number(state.threshold) + 2) * 10));
    for (let tenth = 0; tenth <= most; tenth++) points.push([tenth / 10, totalAt(all, tenth * FINE / 10)]);
    const today = add(base), before = number(today), now = Number(state.threshold);
    const found = neutral(all, today, most / 10);
    const even = found && size(found.total - today) * 100n <= today ? found : null;
    neutralThreshold = even && (even.at / FINE).toFixed(4).replace(/\.?0+$/, "");
    byId("to-neutral").hidden = !even;
    // From half the threshold up: at 0 every day is paid for, and nothing else would be seen.
    const place = even ? even.at / FINE : now;
    const from = Math.max(0, Math.floor((Math.min(now, place) - 1.2) * 10) / 10), to = Math.max(now, place) + 2;
    const seen = points.filter(([v]) => v >= from && v <= to);
    const high = Math.max(before, ...seen.map(([, v]) => number(v))) * 1.05 || 1;
    const width = wide(), height = 300;
    const { x, y, marks } = plot({ width, height, xs: [seen[0][0], seen.at(-1)[0]], ys: [0, high], xText: t("threshold-axis"), yText: t("kronor-axis") });
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(before), y2: y(before), class: "line-base" }),
      named(width - 18, y(before) - 6, t("today"), "base"),
      shape("line", { x1: x(now), x2: x(now), y1: 24, y2: height - 46, class: "limit" }),
      path(seen.map(([v, total]) => [x(v), y(number(total))]), "line-mark"),
      named(x(now) + 6, 36, t("threshold-now", people(state.threshold)), "more", "start"));
    if (even) {
      marks.push(shape("line", { x1: x(place), x2: x(place), y1: y(before), y2: height - 46, class: "line-base" }), shape("circle", { cx: x(place), cy: y(before), r: 4.5, class: "dot" }),
        named(x(place) + 7, y(before) + 16, t("neutral", people(neutralThreshold)), "mark", "start"));
    }
    figure("curve", { heading: even ? t("curve-neutral", people(neutralThreshold)) : t("curve-none"), text: t("curve-text"), width, height, marks,
      header: [t("threshold-axis"), t("kronor-axis")], lines: [...points, ...(even ? [[place, even.total, neutralThreshold]] : [])].sort((a, b) => a[0] - b[0]).map(([v, total, words]) => [words ? people(words) : fixed(v, 1), kronor(total)]) });
  }

  function sweep() {
    if (!data.sweep) return;
    const before = add(base);
    const paths = data.sweep.paths, names = data.sweep.names.map(word);
    const points = data.sweep.points.map((point) => ({ values: point.values, total: exact(point.total) }));
    const lines = points.map((point) => [...point.values.map(people2), kronor(point.total), signed(point.total - before)]);
    const least = points.reduce((one, other) => other.total < one.total ? other : one), most = points.reduce((one, other) => other.total > one.total ? other : one);
    const setting = (point) => names.map((name, i) => name.toLowerCase() + " " + people2(point.values[i])).join(", ");
    const heading = t("sweep", short(number(least.total)), setting(least), short(number(most.total)), setting(most));
    const header = [...names, t("kronor-axis"), t("column-difference")];
    if (paths.length === 2) {
      heat(heading, header, lines, points, before, names);
      return;
    }
    if (paths.length > 2 || !points.every((point) => /^[0-9.]+$/.test(point.values[0]))) {
      tableSection("sweep", heading, [t("sweep-text")], header, lines);
      byId("sweep").hidden = false;
      return;
    }
    const at = points.map((point) => [Number(point.values[0]), number(point.total)]);
    const width = wide(), height = 300;
    const { x, y, marks } = plot({ width, height, xs: [at[0][0], at.at(-1)[0]], ys: [0, Math.max(number(before), ...at.map(([, v]) => v)) * 1.05 || 1], xText: names[0], yText: t("kronor-axis") });
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(number(before)), y2: y(number(before)), class: "line-base" }), named(width - 18, y(number(before)) - 6, t("today"), "base"),
      path(at.map(([v, total]) => [x(v), y(total)]), "line-mark"), ...at.map(([v, total]) => shape("circle", { cx: x(v), cy: y(total), r: 3, class: "dot" })));
    figure("sweep", { heading, text: t("sweep-text"), width, height, marks, header, lines });
  }
  const people2 = (value) => /^[0-9]+(\.[0-9]+)?$/.test(value) ? people(value) : value;

  /** Two terms at once: each field is everybody's difference from today, the stronger the colour the larger. */
  function heat(heading, header, lines, points, before, names) {
    const down = [...new Set(points.map((point) => point.values[0]))], along = [...new Set(points.map((point) => point.values[1]))];
    const width = wide(), left = 70, step = (width - left - 4) / along.length, tall = Math.max(18, Math.min(34, 380 / down.length)), height = down.length * tall + 78;
    const furthest = Math.max(1, ...points.map((point) => Math.abs(number(point.total - before))));
    const every = (many, room) => Math.max(1, Math.ceil(many / room));
    const marks = [label(left, 14, names[1], "start"), label(0, 14, narrow() ? "" : names[0] + " ↓", "start")];
    along.forEach((value, i) => { if (i % every(along.length, (width - left) / 44) === 0) marks.push(label(left + (i + 0.5) * step, 34, people2(value), "middle", "soft")); });
    down.forEach((value, i) => { if (i % every(down.length, 20) === 0) marks.push(label(left - 8, 42 + (i + 0.5) * tall + 4, people2(value), "end", "soft")); });
    points.forEach((point) => {
      const i = along.indexOf(point.values[1]), j = down.indexOf(point.values[0]), value = number(point.total - before);
      marks.push(shape("rect", { x: left + i * step, y: 42 + j * tall, width: step - 1, height: tall - 1, class: value > 0 ? "bar-more" : value < 0 ? "bar-less" : "bar-base", opacity: (0.06 + 0.74 * Math.abs(value) / furthest).toFixed(2) },
        shape("title", {}, names[0] + " " + people2(point.values[0]) + ", " + names[1] + " " + people2(point.values[1]) + ": " + signed(point.total - before))));
      if (step > 62 && tall > 17) marks.push(label(left + (i + 0.5) * step, 42 + (j + 0.5) * tall + 4, shortSigned(value), "middle"));
    });
    marks.push(label(left, height - 8, narrow() ? names[0] + " ↓" : t("heat-key", short(furthest)), "start", "soft"));
    figure("sweep", { heading, text: t("heat-text"), width, height, marks, header, lines });
  }

  const BANDS = [[0, 0], [1, 1], [2, 3], [4, 6], [7, 13], [14, 20], [21, Infinity]];
  /** How many cases have how many days under a break, the fewest days first. */
  function stays(at) {
    const found = new Map();
    for (const row of rows) {
      const pairs = counts(row, at);
      for (let i = 0; i < pairs.length; i += 2) found.set(pairs[i], (found.get(pairs[i]) ?? 0) + pairs[i + 1]);
    }
    return [...found].sort((a, b) => a[0] - b[0]);
  }
  const casesOf = (all) => all.reduce((sum, [, cases]) => sum + cases, 0), daysOf = (all) => all.reduce((sum, [days, cases]) => sum + days * cases, 0);
  /** The days that the middle case has. */
  function median(all) {
    let left = (casesOf(all) + 1) / 2;
    for (const [days, cases] of all) if ((left -= cases) <= 0) return days;
    return 0;
  }

  function bands() {
    if (!profile) return;
    const now = stays(state.at), before = profile.today === null || profile.today === state.at ? null : stays(profile.today);
    const allCases = casesOf(now) || 1, allDays = daysOf(now) || 1;
    // the fewest of the longest stays that have half of the days
    let longer = 0, days = 0, from = now.length;
    while (from > 0 && days * 2 < allDays) { from--; days += now[from][0] * now[from][1]; longer += now[from][1]; }
    const width = wide(), height = 300, most = Math.max(8, Math.min(30, (now.at(-1) ?? [0])[0]));
    const { x, y, marks } = plot({ width, height, xs: [0, most], ys: [0, 100], xText: t("steps-axis"), yText: "%", xShow: (v) => fixed(v, 0), yShow: (v) => fixed(v, 0) });
    const steps = (all, kind) => {
      const points = [[0, 0]], whole = casesOf(all) || 1;
      let sum = 0;
      for (const [at, cases] of all.filter(([at]) => at <= most)) {
        points.push([at, 100 * sum / whole]);
        sum += cases;
        points.push([at, 100 * sum / whole]);
      }
      points.push([most, 100 * sum / whole]);
      marks.push(path(points.map(([v, share]) => [x(v), y(share)]), kind));
    };
    const aside = Math.max(median(now), before ? median(before) : 0);
    const middle = (all, kind, key, up) => {
      marks.push(shape("circle", { cx: x(median(all)), cy: y(50), r: 4.5, class: kind === "base" ? "bar-base" : "dot" }),
        named(x(aside) + 12, y(50) + up, t(key, fixed(median(all), 0)), kind, "start"));
    };
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(50), y2: y(50), class: "limit" }));
    if (before) {
      steps(before, "line-base");
      middle(before, "base", "median-today", 18);
    }
    steps(now, "line-mark");
    middle(now, "mark", before ? "median-chosen" : "median", before ? 34 : 18);
    const band = (all) => BANDS.map(([low, high]) => all.filter(([at]) => at >= low && at <= high));
    const name = ([low, high]) => high === Infinity ? low + "+" : low === high ? "" + low : low + "–" + high;
    figure("bands", { heading: daysOf(now) ? t("bands", fixed(100 * longer / allCases, longer * 100 < 10 * allCases ? 1 : 0), now[from][0]) : t("bands-none"), text: t("bands-text", profile.breaks[state.at]), width, height, marks,
      header: [t("bands-axis"), t("bands-cases"), "%", t("bands-days"), "%"],
      lines: band(now).map((within, i) => [name(BANDS[i]), people("" + casesOf(within)), fixed(100 * casesOf(within) / allCases, 1), people("" + daysOf(within)), fixed(100 * daysOf(within) / allDays, 1)]) });
  }


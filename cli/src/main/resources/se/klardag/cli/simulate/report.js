"use strict";
// The page of `klardag simulate --html`. Money is counted in whole numbers (BigInt) exactly as the engine counts it;
// what is drawn from it is rounded for the eye only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const profile = data.profile;
  const state = { lang: data.lang, at: profile ? profile.start.at : 0, threshold: profile ? profile.start.threshold : null,
    over: profile ? profile.start.over : null, sort: "difference", down: true, filter: "", only: "all" };
  const byId = (id) => document.getElementById(id);

  // ---- words and numbers

  const t = (key, ...values) => data.texts[state.lang]["page." + key].replace(/\{([0-9])}/g, (_, i) => values[+i]);
  const word = (both) => both[state.lang];
  const group = (digits) => digits.replace(/\B(?=([0-9]{3})+$)/g, state.lang === "sv" ? "\u00a0" : ",");
  const point = () => state.lang === "sv" ? "," : ".";

  /** A decimal in text, plain or with more digits than wanted, for people. */
  function people(plain) {
    const [whole, part] = plain.replace("-", "").split(".");
    return (plain.startsWith("-") ? "−" : "") + group(whole) + (part ? point() + part : "");
  }
  const fixed = (number, decimals) => people(number.toFixed(decimals).replace(/^-(0(\.0+)?)$/, "$1"));

  // Kronor as a whole number of 10^-12: every threshold, mean and rate of an agreement fits.
  const DIGITS = 12;
  const ONE = 10n ** BigInt(DIGITS);
  function exact(text) {
    const [whole, part = ""] = text.replace("-", "").split(".");
    const value = BigInt(whole + part.padEnd(DIGITS, "0").slice(0, DIGITS));
    return text.startsWith("-") ? -value : value;
  }
  function plain(value) {
    const size = value < 0n ? -value : value;
    const part = (size % ONE).toString().padStart(DIGITS, "0").replace(/0+$/, "");
    return (value < 0n ? "-" : "") + size / ONE + (part ? "." + part : "");
  }
  /** Kronor for the eye: öre at most. */
  function kronor(value) {
    const ore = (value < 0n ? -value : value) + ONE / 200n;
    const cut = (ore / (ONE / 100n)).toString().padStart(3, "0");
    const text = cut.slice(0, -2) + (cut.endsWith("00") ? "" : "." + cut.slice(-2).replace(/0$/, ""));
    return people((value < 0n && text !== "0" ? "-" : "") + text);
  }
  const signed = (value) => (value > 0n ? "+" : "") + kronor(value);
  const number = (value) => Number(value / (ONE / 100n)) / 100;
  const percent = (share) => fixed(100 * share, 1) + " %";

  // ---- the calculation

  const ten = (power) => 10n ** BigInt(power);
  function decimal(text) {
    const [whole, part = ""] = text.split(".");
    return { value: BigInt(whole + part), digits: part.length };
  }

  /** The counts of one bill under one day break: pairs of days and cases. */
  const unpacked = new Map();
  function counts(row, at) {
    const key = row.index * profile.breaks.length + at;
    let found = unpacked.get(key);
    if (!found) {
      let from = at;
      while (from > 0 && row.days[from] === "=") from--;
      found = row.days[from] === "" ? [] : row.days[from].split(" ").map((each) => parseInt(each, 36));
      unpacked.set(key, found);
    }
    return found;
  }

  /** What a bill's cases add up to: in the average, its days, and days billed apart. */
  function sums(row, at, over) {
    const terms = profile.terms[row.month];
    let cases = row.without, days = 0, apart = 0;
    const pairs = counts(row, at);
    for (let i = 0; i < pairs.length; i += 2) {
      const length = pairs[i], many = pairs[i + 1];
      if (length === 0 && !terms.zeroDays) continue;
      if (over !== null && length > over) {
        apart += (terms.allDays ? length : length - over) * many;
        if (terms.capped) {
          cases += many;
          days += over * many;
        }
      } else {
        cases += many;
        days += length * many;
      }
    }
    return { cases, days, apart };
  }

  /** Kronor, exact. The excess is days less threshold times cases; with a rounded mean it is that less the threshold, times cases. */
  function amount(sum, terms, threshold) {
    const limit = decimal(threshold), rate = decimal(terms.rate);
    const cases = BigInt(sum.cases), days = BigInt(sum.days), apart = BigInt(sum.apart);
    const scale = ten(limit.digits);
    let billable, by;
    if (terms.decimals === null || sum.cases === 0) {
      const excess = days * scale - limit.value * cases;
      billable = (excess > 0n ? excess : 0n) + apart * scale;
      by = scale;
    } else {
      const power = ten(terms.decimals);
      const mean = terms.halfUp ? (2n * days * power + cases) / (2n * cases) : days * power / cases;
      const above = mean * scale - limit.value * power;
      billable = (above > 0n ? above : 0n) * cases + apart * scale * power;
      by = scale * power;
    }
    return billable * rate.value * ONE / (by * ten(rate.digits));
  }

  /** Everybody's kronor at a threshold in tenths. Without a rounded mean the excesses of a month are whole tenths, added as such. */
  function totalAt(bills, tenth) {
    const tenths = data.months.map(() => 0);
    let total = 0n;
    for (const [sum, month] of bills) {
      const terms = profile.terms[month];
      if (terms.decimals === null) tenths[month] += Math.max(0, sum.days * 10 - tenth * sum.cases) + sum.apart * 10;
      else total += amount(sum, terms, (tenth / 10).toFixed(1));
    }
    tenths.forEach((days, month) => {
      const rate = decimal(profile.terms[month].rate);
      total += BigInt(days) * rate.value * ONE / (10n * ten(rate.digits));
    });
    return total;
  }

  const rows = profile ? profile.rows.map(([place, care, month, without, days], index) =>
    ({ index, place, care, month, without, days })) : [];

  function bills(at, threshold, over) {
    const byPlace = data.places.map(() => 0n);
    for (const row of rows) byPlace[row.place] += amount(sums(row, at, over), profile.terms[row.month], threshold);
    return byPlace;
  }

  const base = data.places.map((place) => exact(place.base));
  const stated = data.places.map((place) => exact(place.changed));
  let chosen = stated;
  const add = (values) => values.reduce((one, other) => one + other, 0n);

  // ---- building blocks

  /** How wide a picture is drawn: words in it are as large on a narrow screen as elsewhere. */
  let printing = false;
  const wide = () => printing ? 760 : Math.max(320, Math.min(760, byId("main").clientWidth));
  const narrow = () => wide() < 500;

  function element(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }
  function shape(name, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }
  const label = (x, y, text, anchor = "start", kind = "") =>
    shape("text", { x, y, "text-anchor": anchor, class: kind }, text);

  function dataTable(caption, header, lines) {
    const head = element("tr", {}, ...header.map((each) => element("th", { scope: "col" }, each)));
    const body = lines.map((line) => element("tr", {}, ...line.map((cell, i) =>
      i === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))));
    return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
      element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body)));
  }

  /** A picture with its name, its words and the numbers behind it. */
  function figure(id, { heading, text, key = [], width, height, marks, header, lines, lead = null }) {
    const holder = byId(id);
    const open = holder.querySelector("details")?.open ?? false;
    const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-name ${id}-text` },
      shape("title", { id: `${id}-name` }, heading), shape("desc", { id: `${id}-text` }, text), ...marks);
    const details = element("details", {}, element("summary", {}, t("table-of", heading)), dataTable(heading, header, lines));
    details.open = open;
    const caption = element("figcaption", {}, element("h2", {}, heading), element("p", {}, text));
    if (key.length) caption.append(element("div", { class: "key" }, ...key.map(([kind, name]) => element("span", { class: kind }, name))));
    holder.replaceChildren(caption, ...(lead ? [lead] : [svg]), details);
    holder.hidden = false;
  }

  /** Round steps that cover a stretch. */
  function ticks(low, high, wanted = 5) {
    const rough = (high - low || 1) / wanted, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
    const found = [];
    for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) found.push(value);
    return found;
  }
  const short = (value) => Math.abs(value) >= 1e6 ? fixed(value / 1e6, Math.abs(value) >= 1e7 ? 0 : 1) + " " + t("million")
    : Math.abs(value) >= 1e4 ? fixed(value / 1e3, 0) + " " + t("thousand") : fixed(value, 0);

  /** Axes of a plot with lines: `x` and `y` turn values into places. */
  function plot({ width, height, xs, ys, left = 70, bottom = 46, xText, yText, xShow = (v) => fixed(v, 1), yShow = short, log = false }) {
    const [x0, x1] = xs, [y0, y1] = ys;
    const along = log ? (v) => Math.log(v / x0) / Math.log(x1 / x0) : (v) => (v - x0) / (x1 - x0 || 1);
    const x = (v) => left + along(v) * (width - left - 16);
    const y = (v) => height - bottom - (v - y0) / (y1 - y0 || 1) * (height - bottom - 16);
    const marks = [];
    for (const v of ticks(y0, y1)) {
      marks.push(shape("line", { x1: left, x2: width - 16, y1: y(v), y2: y(v), class: "axis" }), label(left - 8, y(v) + 4, yShow(v), "end", "soft"));
    }
    const at = log ? [3, 10, 30, 100, 300, 1000, 3000, 10000].filter((v) => v >= x0 && v <= x1) : ticks(x0, x1, narrow() ? 3 : 6);
    for (const v of at) marks.push(label(x(v), height - bottom + 18, xShow(v), "middle", "soft"));
    marks.push(label((left + width) / 2, height - 6, xText, "middle"), label(left - 8, 11, yText, "start"));
    return { x, y, marks };
  }
  const path = (points, kind) => shape("path", { class: kind, d: points.map(([x, y], i) => (i ? "L" : "M") + x.toFixed(1) + " " + y.toFixed(1)).join("") });

  // ---- the parts of the page

  function summary() {
    const before = add(base), after = add(chosen), difference = after - before;
    let more = 0, less = 0;
    chosen.forEach((value, i) => { if (value > base[i]) more++; else if (value < base[i]) less++; });
    const way = difference > 0n ? "summary-more" : difference < 0n ? "summary-less" : "summary-same";
    byId("summary").textContent = t(way, settings(), kronor(before), kronor(after), kronor(difference < 0n ? -difference : difference), more, less, base.length - more - less);
  }

  function settings() {
    if (!profile) return word(data.title);
    const over = state.over === null ? t("no-limit") : t("over-days", state.over);
    return t("settings", profile.breaks[state.at], people(state.threshold), over);
  }

  function sliders() {
    byId("sliders").hidden = !profile;
    byId("no-sliders").hidden = !!profile;
    if (!profile) return;
    const show = (id, text) => {
      byId(id + "-out").textContent = text;
      byId(id).setAttribute("aria-valuetext", text);
    };
    show("threshold", t("days-per-case", people(state.threshold)));
    show("break", profile.breaks[state.at]);
    show("over", state.over === null ? t("no-limit") : t("days", state.over));
  }

  const columns = ["code", "name", "base", "changed", "difference"];
  function municipalities() {
    const kinds = data.effects;
    const stillStated = chosen === stated;
    const shown = kinds.length > 1 && stillStated ? kinds : [];
    const places = data.places.map((place, i) => ({ ...place, i, base: base[i], changed: chosen[i], difference: chosen[i] - base[i] }));
    const wanted = places.filter((place) =>
      (place.name + " " + place.code).toLowerCase().includes(state.filter.toLowerCase())
      && (state.only === "all" || (state.only === "more" ? place.difference > 0n : state.only === "less" ? place.difference < 0n : place.difference === 0n)));
    const compare = state.sort === "name" ? (a, b) => a.name.localeCompare(b.name, "sv")
      : (a, b) => a[state.sort] < b[state.sort] ? -1 : a[state.sort] > b[state.sort] ? 1 : 0;
    wanted.sort((a, b) => (state.down ? -1 : 1) * compare(a, b) || (a.code < b.code ? -1 : 1));
    const head = element("tr", {}, ...columns.map((column) => {
      const button = element("button", { type: "button", "data-sort": column }, t("column-" + column));
      const sorted = state.sort === column ? (state.down ? "descending" : "ascending") : "none";
      return element("th", { scope: "col", class: column === "name" || column === "code" ? "text" : "", "aria-sort": sorted }, button);
    }), ...shown.map((kind) => element("th", { scope: "col" }, t("effect-" + kind.code))));
    const way = (value) => value > 0n ? "more" : value < 0n ? "less" : "";
    const line = (place) => element("tr", { "data-code": place.code },
      element("td", { class: "text" }, place.code), element("th", { scope: "row", class: "text" }, place.name),
      element("td", { "data-value": plain(place.base) }, kronor(place.base)),
      element("td", { "data-value": plain(place.changed) }, kronor(place.changed)),
      element("td", { "data-value": plain(place.difference), class: way(place.difference) }, signed(place.difference)),
      ...shown.map((kind) => element("td", {}, signed(exact(kind.parts[place.i])))));
    const sum = (key) => wanted.reduce((total, place) => total + place[key], 0n);
    const foot = element("tr", {}, element("td", {}, ""), element("th", { scope: "row", class: "text" }, t("together", wanted.length)),
      element("td", {}, kronor(sum("base"))), element("td", {}, kronor(sum("changed"))), element("td", { class: way(sum("difference")) }, signed(sum("difference"))),
      ...shown.map((kind) => element("td", {}, signed(wanted.reduce((total, place) => total + exact(kind.parts[place.i]), 0n)))));
    const table = byId("municipalities");
    const focused = document.activeElement?.dataset?.sort;
    table.replaceChildren(element("caption", {}, t("municipalities-caption")), element("thead", {}, head), element("tbody", {}, ...wanted.map(line)), element("tfoot", {}, foot));
    if (focused) table.querySelector(`[data-sort="${focused}"]`)?.focus();
    byId("shown").textContent = t("shown", wanted.length, places.length);
  }

  function changes() {
    const places = data.places.map((place, i) => ({ name: place.name, value: number(chosen[i] - base[i]), exact: chosen[i] - base[i] }))
      .filter((place) => place.exact !== 0n).sort((a, b) => b.value - a.value);
    const width = wide(), step = 22, left = narrow() ? 96 : 150, height = places.length * step + 40;
    const low = Math.min(0, ...places.map((p) => p.value)), high = Math.max(0, ...places.map((p) => p.value));
    const gap = low < 0 ? 70 : 4;
    const x = (value) => left + gap + (value - low) / (high - low || 1) * (width - left - gap - 90);
    const marks = [];
    for (const v of ticks(low, high, narrow() ? 2 : 5)) marks.push(shape("line", { x1: x(v), x2: x(v), y1: 8, y2: height - 24, class: "axis" }), label(x(v), height - 8, short(v), "middle", "soft"));
    places.forEach((place, i) => {
      const y = 12 + i * step, from = Math.min(x(0), x(place.value));
      marks.push(label(left - 8, y + 12, place.name, "end"),
        shape("rect", { x: from, y, width: Math.max(1, Math.abs(x(place.value) - x(0))), height: step - 7, class: place.value > 0 ? "bar-more" : "bar-less" }),
        label(place.value > 0 ? x(place.value) + 5 : x(place.value) - 5, y + 12, (place.value > 0 ? "+" : "") + short(place.value), place.value > 0 ? "start" : "end", "soft"));
    });
    marks.push(shape("line", { x1: x(0), x2: x(0), y1: 8, y2: height - 24, class: "zero" }));
    figure("changes", { heading: t("changes"), text: places.length ? t("changes-text", settings()) : t("changes-none"), width, height, marks,
      key: [["k-more", t("pays-more")], ["k-less", t("pays-less")]],
      header: [t("column-name"), t("column-difference")], lines: places.map((place) => [place.name, signed(place.exact)]) });
  }

  /** Each municipality's mean, month by month, against the threshold. */
  function multiples() {
    if (!profile) return;
    const threshold = Number(state.threshold), months = data.months.length;
    const means = data.places.map(() => Array.from({ length: months }, () => [0, 0]));
    for (const row of rows) {
      const sum = sums(row, state.at, state.over);
      means[row.place][row.month][0] += sum.cases;
      means[row.place][row.month][1] += sum.days;
    }
    const value = ([cases, days]) => cases ? days / cases : null;
    const top = Math.max(threshold * 1.2, ...means.flat().map(value).filter((v) => v !== null).sort((a, b) => a - b).slice(0, -Math.ceil(means.length * months / 50)), 1);
    const width = 150, height = 60;
    const y = (v) => height - 4 - Math.min(v, top) / top * (height - 8);
    const x = (i) => months === 1 ? width / 2 : 6 + i / (months - 1) * (width - 12);
    const lead = element("div", { class: "multiples" }, ...data.places.map((place, i) => {
      const points = means[i].map((each, month) => [month, value(each)]).filter(([, v]) => v !== null);
      const over = points.filter(([, v]) => v > threshold).length;
      const text = months > 1 ? t("multiple", over, months) : points.length ? t("multiple-one", fixed(points[0][1], 2)) : "–";
      return element("div", {}, element("h3", {}, place.name),
        shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": place.name + ": " + text },
          shape("line", { x1: 0, x2: width, y1: y(threshold), y2: y(threshold), class: "limit" }),
          path(points.map(([month, v]) => [x(month), y(v)]), "line-mark"),
          ...points.map(([month, v]) => months === 1
            ? shape("rect", { x: width / 2 - 14, width: 28, y: y(v), height: y(0) - y(v), class: v > threshold ? "bar-more" : "bar-mark" })
            : shape("circle", { cx: x(month), cy: y(v), r: v > threshold ? 3 : 1.8, class: v > threshold ? "dot-out" : "dot" }))),
        element("p", {}, text));
    }));
    figure("multiples", { heading: t("multiples"), text: t("multiples-text", people(state.threshold)), width: 1, height: 1, marks: [], lead,
      header: [t("column-name"), ...data.months], lines: data.places.map((place, i) => [place.name, ...means[i].map((each) => value(each) === null ? "–" : fixed(value(each), 2))]) });
  }

  /** Everybody's bills for every threshold, with the other two settings as chosen. */
  function curve() {
    if (!profile) return;
    const all = rows.map((row) => [sums(row, state.at, state.over), row.month]);
    const points = [];
    for (let tenth = 0; tenth <= 60; tenth++) {
      points.push([tenth / 10, totalAt(all, tenth)]);
    }
    const before = number(add(base)), now = Number(state.threshold);
    // From half the threshold up: at 0 every day is paid for, and nothing else would be seen.
    const seen = points.filter(([v]) => v >= Math.max(0, Math.floor((now - 1.2) * 10) / 10) && v <= now + 2);
    const high = Math.max(before, ...seen.map(([, v]) => number(v))) * 1.05 || 1;
    const width = wide(), height = 300;
    const { x, y, marks } = plot({ width, height, xs: [seen[0][0], seen.at(-1)[0]], ys: [0, high], xText: t("threshold-axis"), yText: t("kronor-axis") });
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(before), y2: y(before), class: "line-base" }),
      shape("line", { x1: x(now), x2: x(now), y1: 16, y2: height - 46, class: "limit" }),
      path(seen.map(([v, total]) => [x(v), y(number(total))]), "line-mark"));
    figure("curve", { heading: t("curve"), text: t("curve-text"), width, height, marks, key: [["k-mark", t("chosen")], ["", t("today")], ["k-more", t("threshold-now")]],
      header: [t("threshold-axis"), t("kronor-axis")], lines: points.map(([v, total]) => [fixed(v, 1), kronor(total)]) });
  }

  function sweep() {
    if (!data.sweep) return;
    const before = add(base);
    const paths = data.sweep.paths;
    const lines = data.sweep.points.map((point) => [...point.values, kronor(exact(point.total)), signed(exact(point.total) - before)]);
    const numeric = paths.length === 1 && data.sweep.points.every((point) => /^[0-9.]+$/.test(point.values[0]));
    const header = [...paths, t("kronor-axis"), t("column-difference")];
    if (!numeric) {
      byId("sweep").replaceChildren(element("h2", {}, t("sweep")), dataTable(t("sweep"), header, lines));
      byId("sweep").hidden = false;
      return;
    }
    const points = data.sweep.points.map((point) => [Number(point.values[0]), number(exact(point.total))]);
    const width = wide(), height = 300;
    const { x, y, marks } = plot({ width, height, xs: [points[0][0], points.at(-1)[0]], ys: [0, Math.max(number(before), ...points.map(([, v]) => v)) * 1.05 || 1], xText: paths[0], yText: t("kronor-axis") });
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(number(before)), y2: y(number(before)), class: "line-base" }), path(points.map(([v, total]) => [x(v), y(total)]), "line-mark"),
      ...points.map(([v, total]) => shape("circle", { cx: x(v), cy: y(total), r: 3, class: "dot" })));
    figure("sweep", { heading: t("sweep"), text: t("sweep-text"), width, height, marks, key: [["k-mark", t("changed")], ["", t("today")]], header, lines });
  }

  const BANDS = [[0, 0], [1, 1], [2, 3], [4, 6], [7, 13], [14, 20], [21, Infinity]];
  function bands() {
    if (!profile) return;
    const cases = BANDS.map(() => 0), days = BANDS.map(() => 0);
    for (const row of rows) {
      const pairs = counts(row, state.at);
      for (let i = 0; i < pairs.length; i += 2) {
        const band = BANDS.findIndex(([, to]) => pairs[i] <= to);
        cases[band] += pairs[i + 1];
        days[band] += pairs[i] * pairs[i + 1];
      }
    }
    const allCases = cases.reduce((a, b) => a + b, 0) || 1, allDays = days.reduce((a, b) => a + b, 0) || 1;
    const name = ([from, to]) => to === Infinity ? from + "+" : from === to ? "" + from : from + "–" + to;
    const width = wide(), height = 260, column = (width - 86) / BANDS.length;
    const high = Math.max(...cases.map((v) => v / allCases), ...days.map((v) => v / allDays)) || 1;
    const { y, marks } = plot({ width, height, xs: [0, 1], ys: [0, high * 100], xText: t("bands-axis"), yText: "%", xShow: () => "", yShow: (v) => fixed(v, 0) });
    BANDS.forEach((band, i) => {
      const left = 70 + i * column + column * 0.14, half = column * 0.36;
      const draw = (share, from, kind) => {
        marks.push(shape("rect", { x: from, y: y(share * 100), width: half - 2, height: y(0) - y(share * 100), class: kind }),
          label(from + half / 2, y(share * 100) - 4, fixed(share * 100, 0), "middle", "soft"));
      };
      draw(cases[i] / allCases, left, "bar-base");
      draw(days[i] / allDays, left + half, "bar-mark");
      marks.push(label(left + half, height - 28, name(band), "middle"));
    });
    figure("bands", { heading: t("bands"), text: t("bands-text", profile.breaks[state.at]), width, height, marks, key: [["", t("bands-cases")], ["k-mark", t("bands-days")]],
      header: [t("bands-axis"), t("bands-cases"), "%", t("bands-days"), "%"],
      lines: BANDS.map((band, i) => [name(band), people("" + cases[i]), fixed(100 * cases[i] / allCases, 1), people("" + days[i]), fixed(100 * days[i] / allDays, 1)]) });
  }

  function distribution() {
    if (!data.chance) return;
    const { total, histogram } = data.chance, { from, to } = histogram;
    const step = (to - from) / histogram.base.length, width = wide(), height = 280;
    const high = Math.max(...histogram.base, ...histogram.changed) / data.chance.replicates * 100;
    const { x, y, marks } = plot({ width, height, xs: [from, to], ys: [0, high], xText: t("kronor-axis"), yText: t("share-axis"), xShow: short, yShow: (v) => fixed(v, 0) });
    for (const [which, kind, shift] of [["base", "bar-base", 0], ["changed", "bar-mark", 0.5]]) {
      histogram[which].forEach((many, i) => {
        if (many) marks.push(shape("rect", { x: x(from + (i + shift) * step), width: Math.max(1, (x(from + step) - x(from)) / 2 - 0.5), y: y(many / data.chance.replicates * 100), height: y(0) - y(many / data.chance.replicates * 100), class: kind }));
      });
    }
    const say = (bill) => bill.low === null ? t("chance-few-sentence", kronor(exact(bill.expected))) : t("chance-sentence", kronor(exact(bill.expected)), kronor(exact(bill.low)), kronor(exact(bill.high)));
    figure("distribution", { heading: t("distribution"), text: t("distribution-text", data.chance.replicates) + " " + t("today") + ": " + say(total.base) + " " + t("changed") + ": " + say(total.changed),
      width, height, marks, key: [["", t("today")], ["k-mark", t("changed")]], header: [t("kronor-axis"), t("today"), t("changed")],
      lines: histogram.base.map((many, i) => [kronor(exact((from + i * step).toFixed(0))) + "–" + kronor(exact((from + (i + 1) * step).toFixed(0))), percent(many / data.chance.replicates), percent(histogram.changed[i] / data.chance.replicates)]) });
  }

  function chanceTable() {
    byId("not-drawn").hidden = !data.notDrawn;
    if (data.notDrawn) byId("not-drawn").textContent = t("not-drawn", data.notDrawn.path, word(data.notDrawn));
    if (!data.chance) return;
    const names = new Map(data.places.map((place) => [place.code, place.name]));
    const money = (text) => text === null ? "–" : kronor(exact(text));
    const lines = data.chance.municipalities.map((place) => [names.get(place.code) ?? place.code, people("" + place.cases), money(place.base.expected), money(place.changed.expected), money(place.changed.median),
      place.tooFew ? "–" : money(place.changed.low) + "–" + money(place.changed.high), percent(Number(place.base.positive)), percent(Number(place.changed.positive)), place.tooFew ? t("too-few") : place.few ? t("few") : ""]);
    byId("chance-table").replaceChildren(element("h2", {}, t("chance-table")), element("p", {}, t("chance-note")), dataTable(t("chance-table"),
      [t("column-name"), t("cases"), t("expected-today"), t("expected"), t("median"), "5–95 %", t("billed-today"), t("billed-changed"), ""], lines));
    byId("chance-table").hidden = false;
  }

  function price() {
    if (!data.chance) return;
    const { base: today, changed } = data.chance.priceOfChance;
    if (!today.length) return;
    const series = [["line-base", t("today"), today], ["line-mark", t("changed"), changed]];
    const value = (point) => Number(point.daysPer100Cases);
    const width = wide(), height = 280;
    const high = Math.max(...series.flatMap(([, , points]) => points.map(value)), 1) * 1.05;
    const { x, y, marks } = plot({ width, height, xs: [3, 500], ys: [0, high], xText: t("size-axis"), yText: t("days-per-100"), xShow: (v) => "" + v, yShow: (v) => fixed(v, high < 5 ? 1 : 0), log: true });
    for (const [kind, , points] of series) {
      marks.push(path(points.map((point) => [x(point.cases), y(value(point))]), kind), ...points.map((point) => shape("circle", { cx: x(point.cases), cy: y(value(point)), r: 3, class: kind === "line-base" ? "bar-base" : "dot" })));
    }
    figure("price", { heading: t("price"), text: t("price-text"), width, height, marks, key: [["", t("today")], ["k-mark", t("changed")]],
      header: [t("size-axis"), t("today") + ", " + t("billed"), t("days-per-100"), t("changed") + ", " + t("billed"), t("days-per-100"), ...data.chance.levels.map((level) => t("level", people(level.mean)))],
      lines: today.map((point, i) => ["" + point.cases, percent(Number(point.positive)), people(point.daysPer100Cases), percent(Number(changed[i].positive)), people(changed[i].daysPer100Cases), ...data.chance.levels.map((level) => people(level.prices[i].daysPer100Cases))]) });
  }

  function funnel() {
    if (!data.chance || !data.chance.funnel.municipalities.length) return;
    const { municipalities: dots, limits, mean } = data.chance.funnel;
    const names = new Map(data.places.map((place) => [place.code, place.name]));
    const width = wide(), height = 340, most = Math.max(...limits.map((each) => each.cases));
    const high = Math.max(...dots.map((dot) => Number(dot.mean)), ...limits.filter((each) => each.cases >= Math.min(...dots.map((dot) => dot.cases))).map((each) => Number(each.outerHigh))) * 1.05;
    const first = Math.max(3, Math.min(...dots.map((dot) => dot.cases)) * 0.8);
    const { x, y, marks } = plot({ width, height, xs: [first, most * 1.15], ys: [0, high], xText: t("cases-axis"), yText: t("mean-axis"), xShow: (v) => people("" + v), yShow: (v) => fixed(v, 1), log: true });
    const inside = limits.filter((each) => each.cases >= first);
    for (const [which, kind] of [["outerLow", "line-outer"], ["low", "line-inner"], ["high", "line-inner"], ["outerHigh", "line-outer"]]) {
      marks.push(path(inside.map((each) => [x(each.cases), y(Math.max(0, Math.min(high, Number(each[which]))))]), kind));
    }
    marks.push(shape("line", { x1: 70, x2: width - 16, y1: y(Number(mean)), y2: y(Number(mean)), class: "zero" }));
    for (const dot of dots) {
      marks.push(shape("circle", { cx: x(dot.cases), cy: y(Number(dot.mean)), r: 4.5, class: dot.outside === 2 ? "dot-out" : "dot" }, shape("title", {}, names.get(dot.code) ?? dot.code)));
      if (dot.outside === 2) marks.push(label(x(dot.cases) + (x(dot.cases) > width - 130 ? -8 : 8), y(Number(dot.mean)) + 4, names.get(dot.code) ?? dot.code, x(dot.cases) > width - 130 ? "end" : "start"));
    }
    const regression = data.chance.regression;
    const more = regression.months ? " " + t("regression", regression.months, people(regression.before), people(regression.after)) : "";
    figure("funnel", { heading: t("funnel"), text: t("funnel-text", people(mean)) + more, width, height, marks, key: [["k-mark", t("inside")], ["k-more", t("outside")]],
      header: [t("column-name"), t("cases"), t("mean-axis"), "2,5 %", "97,5 %", "99,9 %", t("outside")],
      lines: dots.map((dot) => [names.get(dot.code) ?? dot.code, people("" + dot.cases), people(dot.mean), people(dot.low), people(dot.high), people(dot.outerHigh), dot.outside === 2 ? t("yes") : dot.outside === 1 ? t("barely") : t("no")]) });
  }

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
    figure("tornado", { heading: t("tornado"), text: t("assumption-sentence") + " " + t("tornado-text", kronor(exact(asBefore)), kronor(exact(assumed))) + (data.assumptions.stated ? " " + t("beds", fixed(Number(data.assumptions.bedsFreed), 1)) : ""),
      width, height, marks, key: [["k-more", t("bills-rise")], ["k-less", t("bills-fall")]], header: [t("assumption"), t("value"), t("lowest"), t("kronor-axis"), t("highest"), t("kronor-axis")],
      lines: all.map((each) => [t("assume-" + each.name), people(each.value), people(each.low), kronor(exact(each.atLow)), people(each.high), kronor(exact(each.atHigh))]) });
  }

  // ---- putting it together

  function words() {
    document.documentElement.lang = state.lang;
    document.title = t("title") + ": " + word(data.title);
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
    byId("heading").textContent = word(data.title);
    byId("facts").replaceChildren(element("span", {}, t("facts", data.base, data.period, people("" + data.cases))),
      element("ul", {}, ...data.changes.map((change) => element("li", {}, change.path + " = " + change.value)), ...data.authors.map((author) => element("li", {}, t("author", word(author))))));
    byId("provisional").hidden = data.open.length === 0;
    byId("provisional").replaceChildren(element("details", {}, element("summary", {}, t("provisional", data.open.length)), element("span", {}, data.open.join(", "))));
    for (const node of document.querySelectorAll("[data-lang]")) node.setAttribute("aria-pressed", String(node.dataset.lang === state.lang));
    byId("receipt").textContent = t("receipt", data.receipt.engine, data.receipt.base, data.receipt.changed, data.receipt.cases);
  }

  function below() {
    multiples();
    curve();
    bands();
  }
  let waiting = false;
  function live() {
    sliders();
    summary();
    municipalities();
    changes();
    // What stands further down follows with the next picture on the screen: a dragged slider does not wait for it.
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      below();
    });
  }
  function pictures() {
    changes();
    below();
    sweep();
    distribution();
    price();
    funnel();
    tornado();
  }
  function everything() {
    words();
    live();
    chanceTable();
    pictures();
  }

  // A printer does not wait for the next picture, and paper is as wide as it is.
  for (const [event, paper] of [["beforeprint", true], ["afterprint", false]]) addEventListener(event, () => { printing = paper; pictures(); });
  let drawn = wide();
  addEventListener("resize", () => {
    if (wide() === drawn) return;
    drawn = wide();
    pictures();
  });

  /** A moved slider: computes every municipality again. */
  function moved() {
    state.threshold = Number(byId("threshold").value).toFixed(2).replace(/\.?0+$/, "");
    state.at = Number(byId("break").value);
    const over = Number(byId("over").value);
    state.over = over > profile.longest ? null : over;
    chosen = bills(state.at, state.threshold, state.over);
    if (chosen.every((value, i) => value === stated[i]) && same(profile.start)) chosen = stated;
    live();
  }
  const same = (start) => start.at === state.at && Number(start.threshold) === Number(state.threshold) && start.over === state.over;

  function toStart() {
    byId("threshold").value = profile.start.threshold;
    byId("break").value = profile.start.at;
    byId("over").value = profile.start.over === null ? profile.longest + 1 : profile.start.over;
  }

  if (profile) {
    profile.longest = Math.max(profile.longest, profile.start.over ?? 0);
    byId("threshold").max = Math.max(6, Math.ceil(Number(profile.start.threshold)) + 1);
    byId("break").max = profile.breaks.length - 1;
    byId("over").max = profile.longest + 1;
    toStart();
    for (const id of ["threshold", "break", "over"]) byId(id).addEventListener("input", moved);
    byId("reset").addEventListener("click", () => {
      toStart();
      Object.assign(state, profile.start);
      chosen = stated;
      live();
    });
  }
  byId("filter").addEventListener("input", (event) => { state.filter = event.target.value; municipalities(); });
  byId("only").addEventListener("change", (event) => { state.only = event.target.value; municipalities(); });
  byId("municipalities").addEventListener("click", (event) => {
    const column = event.target.dataset?.sort;
    if (!column) return;
    state.down = state.sort === column ? !state.down : column !== "name" && column !== "code";
    state.sort = column;
    municipalities();
  });
  for (const node of document.querySelectorAll("[data-lang]")) node.addEventListener("click", () => { state.lang = node.dataset.lang; everything(); });
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  everything();
})();

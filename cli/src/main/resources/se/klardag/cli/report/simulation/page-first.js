  // ---- the first screen

  const FEW = 3;
  const inhabitants = (place) => place.inhabitants ?? null;

  /** What every kommun pays more or less, the most first. */
  function differences() {
    return data.places.map((place, i) => ({ ...place, i, base: base[i], changed: chosen[i], difference: chosen[i] - base[i] }));
  }

  function first() {
    const before = add(base), after = add(chosen), difference = after - before;
    const all = differences();
    const more = all.filter((place) => place.difference > 0n), less = all.filter((place) => place.difference < 0n);
    byId("large").replaceChildren(element("span", { class: difference > 0n ? "more" : difference < 0n ? "less" : "" }, t("kr", signed(difference))),
      element("span", { class: "of" }, t(difference > 0n ? "large-more" : difference < 0n ? "large-less" : "large-same", when())));
    parts(difference);
    summary(before, after, difference, more.length, less.length);
    byId("counts").replaceChildren(...[["pays-more", more.length, "more"], ["pays-less", less.length, "less"], ["unchanged", all.length - more.length - less.length, ""]]
      .map(([key, count, kind]) => element("li", {}, element("strong", { class: count ? kind : "" }, "" + count), " " + t(key, count))));
    winners(more, less, all.length);
    hit(all);
  }

  /** The months of the cases, in words. */
  function when() {
    const day = (month) => new Date(month + "-01T00:00:00Z");
    const words = new Intl.DateTimeFormat(state.lang === "sv" ? "sv-SE" : "en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    return words.formatRange(day(data.months[0]), day(data.months.at(-1)));
  }

  /** What each kind of change stands for, while the rules are the proposal's. */
  function parts(difference) {
    const shown = data.effects.length > 1 && asProposed() && difference !== 0n;
    byId("parts").hidden = !shown;
    byId("parts").textContent = shown ? t("parts", t("kr", signed(difference)), data.effects.map((kind) => t("effect-" + kind.code) + " " + t("kr", signed(add(kind.parts.map(exact))))).join(", ")) : "";
  }

  function summary(before, after, difference, more, less) {
    const way = difference > 0n ? "summary-more" : difference < 0n ? "summary-less" : "summary-same";
    byId("summary").textContent = t(way, settings(), kronor(before), kronor(after), kronor(size(difference)), more, less, base.length - more - less);
  }

  function settings() {
    if (!profile) return word(data.title);
    const over = state.over === null ? t("no-limit") : t("over-days", state.over);
    return t("settings", profile.breaks[state.at], people(state.threshold), over);
  }

  /** Those who pay most more above, those who pay most less below; who is between is counted. */
  function winners(more, less, together) {
    const by = (one, other) => one.difference < other.difference ? 1 : one.difference > other.difference ? -1 : 0;
    more.sort(by);
    less.sort(by);
    const room = 10, most = Math.max(room - less.length, more.length < room / 2 ? more.length : room / 2), least = Math.max(room - more.length, room / 2);
    const shownMore = more.slice(0, Math.min(more.length, most)), shownLess = less.slice(Math.max(0, less.length - least));
    const between = (places, key) => places.length ? [{ text: t(key, places.length, short(number(places.reduce((sum, place) => sum + place.difference, 0n)))) }] : [];
    const same = together - more.length - less.length;
    const lines = [...shownMore, ...between(more.slice(shownMore.length), "rest-more"), ...(same ? [{ text: t("rest-same", same) }] : []),
      ...between(less.slice(0, less.length - shownLess.length), "rest-less"), ...shownLess];
    const width = Math.max(320, Math.min(printing ? 760 : 640, byId("winners").clientWidth || 640)), step = 24, height = lines.length * step + 8;
    const left = 108, values = [...shownMore, ...shownLess].map((place) => number(place.difference));
    const low = Math.min(0, ...values), high = Math.max(0, ...values);
    const before = low < 0 ? 76 : 0, x = (value) => left + before + (value - low) / (high - low || 1) * (width - left - before - (high > 0 ? 76 : 4));
    const marks = [shape("line", { x1: x(0), x2: x(0), y1: 2, y2: height - 4, class: "zero" })];
    lines.forEach((line, i) => {
      const y = 4 + i * step;
      if (line.text) {
        // beside the line where it fits, else from the edge: a letter is six units wide
        const beside = x(0) > left + 150 ? left : x(0) + 7;
        marks.push(label(beside + 6 * line.text.length < width ? beside : 0, y + 14, line.text, "start", "soft"));
        return;
      }
      const value = number(line.difference), from = Math.min(x(0), x(value));
      marks.push(label(left - 8, y + 14, line.name, "end"),
        shape("rect", { x: from, y: y + 1, width: Math.max(1, Math.abs(x(value) - x(0))), height: step - 7, class: value > 0 ? "bar-more" : "bar-less" }),
        label(value > 0 ? x(value) + 5 : x(value) - 5, y + 14, shortSigned(value), value > 0 ? "start" : "end"));
    });
    const heading = !more.length && !less.length ? t("winners-none") : !less.length ? t("winners-more", more.length, together, more[0].name)
      : !more.length ? t("winners-less", less.length, together, less.at(-1).name) : t("winners-both", more.length, less.length, more[0].name, less.at(-1).name);
    figure("winners", { heading, text: t("winners-text"), width, height, marks, header: [t("column-name"), t("column-difference")],
      lines: [...more, ...less].map((place) => [place.name, signed(place.difference)]) });
  }

  /** Who is hit most: in kronor, for each inhabitant, and against what is paid today. */
  function hit(all) {
    const moved = all.filter((place) => place.difference !== 0n);
    const row = (value, shown) => moved.map((place) => ({ place, value: value(place) })).filter((each) => each.value !== null)
      .sort((one, other) => Math.abs(other.value) - Math.abs(one.value)).slice(0, FEW).map(({ place }) => ({ name: place.name, shown: shown(place) }));
    const perHead = (place) => inhabitants(place) ? number(place.difference) / place.inhabitants : null;
    const share = (place) => place.base > 0n ? 100 * number(place.difference) / number(place.base) : null;
    const plus = (value) => value > 0 ? "+" : "";
    const fresh = moved.filter((place) => place.base === 0n).length;
    const parts = [["hit-kronor", row((place) => number(place.difference), (place) => shortSigned(number(place.difference))), ""],
      ["hit-head", row(perHead, (place) => t("kr", plus(perHead(place)) + fixed(perHead(place), 1))), data.populationYear ? t("population", data.populationYear) : t("no-population")],
      ["hit-share", row(share, (place) => plus(share(place)) + fixed(share(place), 0) + " %, " + shortSigned(number(place.difference))), fresh ? t("fresh", fresh) : ""]];
    byId("hit").replaceChildren(...(moved.length ? parts : []).map(([key, rows, note]) => element("div", {}, element("h3", {}, t(key)),
      ...(rows.length ? [element("ol", {}, ...rows.map((each) => element("li", {}, element("span", {}, each.name), element("strong", {}, each.shown))))] : []),
      ...(note ? [element("p", {}, note)] : []))));
  }


  // ---- putting it together

  function words() {
    document.documentElement.lang = state.lang;
    document.title = t("title") + ": " + word(data.title);
    for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
    byId("hours").hidden = !profile;
    if (profile) byId("hours").textContent = t(profile.breaks.length > 23 ? "hours-every" : "hours", profile.breaks.join(", "));
    byId("remarks").hidden = !data.remarks[state.lang].length;
    byId("remarks").textContent = data.remarks[state.lang].join(" ");
    byId("heading").textContent = word(data.title);
    byId("facts").replaceChildren(element("span", {}, t("facts", data.base, data.period, people("" + data.cases))),
      element("ul", {}, ...data.changes.map((change) => element("li", {}, word(change.words))), ...data.authors.map((author) => element("li", {}, t("author", word(author))))));
    byId("provisional").hidden = data.open.length === 0;
    byId("provisional").replaceChildren(element("details", {}, element("summary", {}, t("provisional", data.open.length)), element("span", {}, data.open.join(", "))));
    byId("solved").hidden = !data.solved;
    byId("solved").textContent = data.solved ? word(data.solved) : "";
    for (const node of document.querySelectorAll("[data-lang]")) node.setAttribute("aria-pressed", String(node.dataset.lang === state.lang));
    byId("source").textContent = [word(data.title), t("facts-of", data.base, data.period, people("" + data.cases)), ...(data.open.length ? [t("provisional", data.open.length)] : []), t("source", data.receipt.engine, data.receipt.cases.slice(0, 12))].join(" · ");
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
    ofProposal();
    first();
    municipalities();
    keepInAddress();
    // What stands further down follows with the next picture on the screen: a dragged slider does not wait for it.
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      below();
    });
  }
  function pictures() {
    first();
    below();
    beside();
    sweep();
    chanceTable();
    price();
    funnels();
    tornado();
  }
  function everything() {
    words();
    live();
    pictures();
    grouped("years", data.years);
    grouped("units", data.units);
    ofProposal();
  }

  // A printer does not wait for the next picture, and paper is as wide as it is.
  for (const [event, paper] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      printing = paper;
      municipalities();
      pictures();
    });
  }
  let drawn = wide();
  addEventListener("resize", () => {
    if (wide() === drawn) return;
    drawn = wide();
    municipalities();
    pictures();
  });

  /** The same as `start`, to the value: then what the program computed is shown. */
  const SETTINGS = ["at", "threshold", "over", "rate", "rounding", "place"];
  const same = (start) => SETTINGS.every((key) => key === "threshold" ? Number(start[key]) === Number(state[key]) : start[key] === state[key]);
  function compute() {
    settle();
    chosen = same(profile.start) ? stated : bills(state.at, state.threshold, state.over);
    live();
  }

  /** Where each control was put: a threshold between two of its steps is the state's, not the slider's. */
  const put = {};
  const read = {
    threshold: (value) => { state.threshold = Number(value).toFixed(2).replace(/\.?0+$/, ""); },
    break: (value) => { state.at = Number(value); },
    over: (value) => { state.over = Number(value) > profile.longest ? null : Number(value); },
    rate: (value) => { state.rate = value; },
    rounding: (value) => { state.rounding = value; },
    place: (value) => { state.place = value; },
  };

  /** A moved control: computes every municipality again. A control that nobody moved changes nothing. */
  function moved() {
    for (const [id, take] of Object.entries(read)) {
      const value = byId(id).value;
      if (value === put[id]) continue;
      put[id] = value;
      take(value);
    }
    compute();
  }

  /** The controls as the state has them. */
  function show() {
    byId("threshold").value = state.threshold;
    byId("break").value = state.at;
    byId("over").value = state.over === null ? profile.longest + 1 : state.over;
    byId("rate").value = state.rate ?? profile.terms.at(-1).rate;
    byId("rounding").value = state.rounding;
    byId("place").value = state.place;
    for (const id of Object.keys(read)) put[id] = byId(id).value;
  }

  // ---- what is chosen, in the address and in a file

  /** What differs from the proposal, by the addresses of the agreement's file. */
  function differing() {
    const start = profile.start, changed = {};
    if (state.at !== start.at) changed["dayCount.break"] = profile.breaks[state.at];
    if (Number(state.threshold) !== Number(start.threshold)) changed["liability.threshold"] = state.threshold;
    if (state.over !== start.over) changed["longStay.over"] = state.over === null ? "none" : "" + state.over;
    if (state.rate !== start.rate) changed["price.dailyRate"] = state.rate;
    if (state.rounding !== start.rounding) changed["liability.rounding"] = state.rounding;
    if (state.place !== start.place && state.over !== null) changed["longStay.place"] = state.place;
    return changed;
  }
  function keepInAddress() {
    if (!profile) return;
    const chosenNow = new URLSearchParams(differing());
    if (state.lang !== data.lang) chosenNow.set("lang", state.lang);
    if (document.body.classList.contains("deck")) chosenNow.set("deck", "1");
    const wanted = chosenNow.toString() ? "#" + chosenNow : location.hash ? "#" : "";
    if (wanted && wanted !== location.hash) history.replaceState(null, "", wanted);
  }
  /** What an address says; what it says wrongly is passed over. */
  function fromAddress() {
    const said = new URLSearchParams(location.hash.slice(1));
    if (["sv", "en"].includes(said.get("lang"))) state.lang = said.get("lang");
    if (said.has("deck")) document.body.classList.add("deck");
    if (!profile) return;
    const figure = /^[0-9]{1,6}(\.[0-9]{1,6})?$/, take = (key, fits, use) => { if (said.has(key) && fits(said.get(key))) use(said.get(key)); };
    take("dayCount.break", (value) => profile.breaks.includes(value), (value) => { state.at = profile.breaks.indexOf(value); });
    take("liability.threshold", (value) => figure.test(value), (value) => { state.threshold = value; });
    take("longStay.over", (value) => value === "none" || (/^[0-9]{1,2}$/.test(value) && profile.longest > 0 && Number(value) <= profile.longest), (value) => { state.over = value === "none" ? null : Number(value); });
    take("price.dailyRate", (value) => figure.test(value), (value) => { state.rate = value; });
    take("liability.rounding", (value) => value === "none" || /^[0-9] decimals (half-up|down)$/.test(value), (value) => {
      if (![...byId("rounding").options].some((each) => each.value === value)) byId("rounding").append(element("option", { value }));
      state.rounding = value;
    });
    take("longStay.place", (value) => ["removed", "capped"].includes(value), (value) => { state.place = value; });
  }
  /** A scenario's file, as `--scenario` reads it. */
  function scenario() {
    const changes = new Map(data.changes.map((change) => [change.path, change.value]));
    for (const [key, value] of Object.entries(differing())) changes.set(key, value);
    // a limit that is taken away takes what is said of long-stayers with it
    if (changes.get("longStay.over") === "none") ["longStay.place", "longStay.billed"].forEach((key) => changes.delete(key));
    const value = (text) => /^[0-9]+(\.[0-9]+)?$/.test(text) || /^[{[]/.test(text) || /^(true|false)$/.test(text) ? text : JSON.stringify(text);
    return ["schema: 1", "id: " + "tried-" + data.base, "title: {sv: " + JSON.stringify(t("scenario-title")) + ", en: " + JSON.stringify(data.texts.en["page.scenario-title"]) + "}",
      "author: {sv: " + JSON.stringify(data.texts.sv["page.scenario-author"]) + ", en: " + JSON.stringify(data.texts.en["page.scenario-author"]) + "}",
      "baseline: " + data.base, "changes:", ...[...changes].map(([key, text]) => "  " + key + ": " + value(text))].join("\n") + "\n";
  }

  if (profile) {
    profile.longest = Math.max(profile.longest, profile.start.over ?? 0);
    byId("threshold").max = Math.max(6, Math.ceil(Number(profile.start.threshold)) + 1);
    byId("break").max = profile.breaks.length - 1;
    byId("over").max = profile.longest + 1;
    byId("over").disabled = profile.longest === 0;
    byId("rate").max = Math.max(20000, Math.ceil(2 * Math.max(...profile.terms.map((terms) => Number(terms.rate)))));
    const kinds = ["none", "0 decimals half-up", "1 decimals half-up", "2 decimals half-up", "1 decimals down"];
    byId("rounding").replaceChildren(...[...new Set([...kinds, profile.start.rounding])].map((value) => element("option", { value })));
    fromAddress();
    show();
    settle();
    if (!same(profile.start)) chosen = bills(state.at, state.threshold, state.over);
    for (const id of Object.keys(read)) byId(id).addEventListener("input", moved);
    byId("reset").addEventListener("click", () => {
      Object.assign(state, profile.start);
      show();
      compute();
    });
    byId("to-neutral").addEventListener("click", () => {
      state.threshold = neutralThreshold;
      show();
      compute();
    });
    byId("keep").addEventListener("click", () => save("klardag-scenario.yaml", "text/yaml;charset=utf-8", scenario()));
    addEventListener("hashchange", () => {
      const lang = state.lang;
      Object.assign(state, profile.start);
      fromAddress();
      show();
      compute();
      if (state.lang !== lang) everything();
    });
  } else {
    fromAddress();
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
  byId("deck").addEventListener("click", () => {
    document.body.classList.add("deck");
    print();
    document.body.classList.remove("deck");
  });
  everything();
})();

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
    const head = element("tr", {}, ...header.map((each, i) => element("th", { scope: "col", class: i === 0 ? "text" : "" }, each)));
    const body = lines.map((line) => element("tr", {}, ...line.map((cell, i) =>
      i === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))));
    return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
      element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body)));
  }

  /** Parts that the program computed for the proposal: they say nothing of other rules, and are not shown under them. */
  const OF_PROPOSAL = ["years", "units", "chance-table", "certain", "price", "funnel-changed", "tornado"];
  const asProposed = () => chosen === stated;
  function ofProposal() {
    for (const id of OF_PROPOSAL) byId(id).hidden = !asProposed() || !byId(id).hasChildNodes();
    byId("moved").hidden = asProposed();
    byId("of-proposal").hidden = asProposed() || !OF_PROPOSAL.some((id) => byId(id).hasChildNodes());
  }

  /** A picture with its conclusion, its words and the numbers behind it. */
  function figure(id, { heading, text, width, height, marks, header, lines, lead = null }) {
    const holder = byId(id);
    const open = holder.querySelector("details")?.open ?? false;
    const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-name ${id}-text` },
      shape("title", { id: `${id}-name` }, heading), shape("desc", { id: `${id}-text` }, text), ...marks);
    const details = element("details", {}, element("summary", {}, t("table-of")), dataTable(heading, header, lines));
    details.open = open;
    const save = element("div", { class: "save" }, ...(lead ? [] : ["svg", "png"]).concat("csv").map((kind) =>
      element("button", { type: "button", "data-save": kind, "data-from": id, "aria-label": t("save-as", heading, kind.toUpperCase()) }, kind.toUpperCase())));
    holder.replaceChildren(element("figcaption", {}, element("h2", {}, heading), element("p", {}, text)), ...(lead ? [lead] : [svg]), element("div", { class: "behind" }, details, save));
    holder.hidden = OF_PROPOSAL.includes(id) && !asProposed();
  }
  /** A table with its conclusion. */
  function tableSection(id, heading, notes, header, lines) {
    byId(id).replaceChildren(element("h2", {}, heading), ...notes.map((note) => element("p", {}, note)), dataTable(heading, header, lines),
      element("div", { class: "save" }, element("button", { type: "button", "data-save": "csv", "data-from": id, "aria-label": t("save-as", heading, "CSV") }, "CSV")));
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
    : Math.abs(value) >= 1e4 ? fixed(value / 1e3, 0) + " " + t("thousand") : t("kr", fixed(value, 0));
  const shortSigned = (value) => (value > 0 ? "+" : "") + short(value);

  /** Axes of a plot with lines: `x` and `y` turn values into places. */
  function plot({ width, height, xs, ys, left = 70, right = 16, bottom = 46, xText, yText, xShow = (v) => fixed(v, 1), yShow = short, log = false }) {
    const [x0, x1] = xs, [y0, y1] = ys;
    const along = log ? (v) => Math.log(v / x0) / Math.log(x1 / x0) : (v) => (v - x0) / (x1 - x0 || 1);
    const x = (v) => left + along(v) * (width - left - right);
    const y = (v) => height - bottom - (v - y0) / (y1 - y0 || 1) * (height - bottom - 24);
    const marks = [];
    for (const v of ticks(y0, y1)) {
      marks.push(shape("line", { x1: left, x2: width - right, y1: y(v), y2: y(v), class: "axis" }), label(left - 8, y(v) + 4, yShow(v), "end", "soft"));
    }
    const at = log ? [1, 3, 10, 30, 100, 300, 1000, 3000, 10000].filter((v) => v >= x0 && v <= x1) : ticks(x0, x1, narrow() ? 3 : 6);
    for (const v of at) marks.push(label(x(v), height - bottom + 18, xShow(v), "middle", "soft"));
    marks.push(label((left + width) / 2, height - 6, xText, "middle"), label(left - 8, 11, yText, "start"));
    return { x, y, marks };
  }
  const path = (points, kind) => shape("path", { class: kind, d: points.map(([x, y], i) => (i ? "L" : "M") + x.toFixed(1) + " " + y.toFixed(1)).join("") });
  /** A name at the end of what it names: a picture has no key. */
  const named = (x, y, text, kind, anchor = "end") => label(x, y, text, anchor, "name " + kind);

  // ---- saving

  const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];

  /** The picture by itself: what the style sheet gave its marks stands in them. */
  function picture(svg) {
    const copy = svg.cloneNode(true), box = svg.viewBox.baseVal;
    const from = [svg, ...svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
    from.forEach((each, i) => {
      const style = getComputedStyle(each);
      for (const name of KEPT) if (!["title", "desc"].includes(each.localName)) to[i].setAttribute(name, style.getPropertyValue(name));
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", box.width);
    copy.setAttribute("height", box.height);
    copy.prepend(shape("rect", { width: box.width, height: box.height, fill: getComputedStyle(document.body).backgroundColor }));
    return new XMLSerializer().serializeToString(copy);
  }
  function save(name, type, content) {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  /** Twice as many points as it has on the page: sharp on a slide. */
  function png(svg, name) {
    const image = new Image(), box = svg.viewBox.baseVal;
    image.onload = () => {
      const canvas = element("canvas", { width: 2 * box.width, height: 2 * box.height });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(name, "image/png", blob));
    };
    image.src = "data:image/svg+xml;base64," + btoa(String.fromCharCode(...new TextEncoder().encode(picture(svg))));
  }
  /** As Excel opens it: semicolons, a byte order mark, and numbers without spaces in them. A text that begins as a formula stays a text. */
  function csv(table) {
    const cell = (node) => {
      const text = node.textContent.replace(/\u2212/g, "-").replace(/([0-9])[\u00a0\u202f](?=[0-9]{3})/g, "$1").trim();
      const safe = /^[=@\t\r]|^[+-](?![0-9])/.test(text) ? "'" + text : text.replace(/^\+(?=[0-9])/, "");
      return /[";\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
    };
    return "\ufeff" + [...table.rows].map((row) => [...row.cells].map(cell).join(";")).join("\r\n") + "\r\n";
  }
  document.addEventListener("click", (event) => {
    const { save: kind, from } = event.target.dataset ?? {};
    if (!kind || !from) return;
    const holder = byId(from), name = `klardag-${data.period}-${from}`;
    if (kind === "csv") save(name + ".csv", "text/csv;charset=utf-8", csv(holder.localName === "table" ? holder : holder.querySelector("table")));
    if (kind === "svg") save(name + ".svg", "image/svg+xml", picture(holder.querySelector("svg")));
    if (kind === "png") png(holder.querySelector("svg"), name + ".png");
  });


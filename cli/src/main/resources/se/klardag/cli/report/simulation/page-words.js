"use strict";
// The page of `klardag simulate --html`. Money is counted in whole numbers (BigInt) exactly as the engine counts it;
// what is drawn from it is rounded for the eye only. The files page-*.js are one script: this one opens it.
(() => {
  document.documentElement.classList.add("scripted");
  const data = JSON.parse(document.getElementById("data").textContent);
  const profile = data.profile;
  const state = { lang: data.lang, sort: "difference", down: true, filter: "", only: "all", ...(profile ? profile.start : { at: 0, threshold: null, over: null }) };
  const byId = (id) => document.getElementById(id);

  // ---- words and numbers

  // {0|kommun|kommuner} is the first word where the value is one
  const t = (key, ...values) => data.texts[state.lang]["page." + key].replace(/\{([0-9])(?:\|([^|}]*)\|([^}]*))?}/g,
    (_, i, one, more) => one === undefined ? values[+i] : "" + values[+i] === "1" ? one : more);
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
  const size = (value) => value < 0n ? -value : value;
  const signed = (value) => (value > 0n ? "+" : "") + kronor(value);
  const number = (value) => Number(value / (ONE / 100n)) / 100;
  // what no draw of thousands shows is rare, and not impossible
  const percent = (share) => share < 0.0005 ? t("rare") : fixed(100 * share, 1) + " %";
  /** Names in a row, the last after "and"; more than three are counted. */
  function listed(names) {
    const shown = names.length > 4 ? [...names.slice(0, 3), t("others", names.length - 3)] : names;
    return shown.length < 2 ? shown.join("") : t("and", shown.slice(0, -1).join(", "), shown.at(-1));
  }


// Intervals and probabilities as pictures.
import * as Plot from "@observablehq/plot";
import {label} from "./results.js";
import {change, number} from "./show.js";

export const colours = part => ({[part.reference]: "var(--mode0)", [part.mode]: "var(--mode1)"});
const grades = {
  shown: "var(--s2)",
  suggestive: "var(--s3)",
  "not detected": "var(--s0)",
  "not tested": "var(--s0)",
  "not graded": "var(--theme-foreground)"
};
export const gradesOf = rows =>
  Object.fromEntries(Object.entries(grades).filter(([g]) => rows.some(row => row.kind === g)));

// Dots on lines, one line a name: {name, value, low, high, kind}, with an interval where there is
// one; a row without a value is an empty line. kinds: the colour of each. Where the page is narrow
// the names stand above their lines.
function rowsOfDots(rows, names, {width, kinds, legend = true, x, domain, zero = [], shown}) {
  const narrow = width < 560;
  const margin = narrow
    ? 10
    : Math.min(20 + 7 * Math.max(...names.map(n => n.length)), width * 0.45);
  const bounded = row => row.low != null && row.high != null;
  const tip = row =>
    `${row.name}, ${row.kind}: ${shown(row.value)}` +
    (bounded(row) ? ` [${shown(row.low)}, ${shown(row.high)}]` : "");
  const plot = Plot.plot({
    width,
    height: names.length * (narrow ? 44 : 28) + 50,
    marginLeft: margin,
    marginRight: 16,
    marginBottom: 40,
    ariaLabel: x,
    style: {fontFamily: "inherit", fontSize: "12px"},
    x: {label: x, labelAnchor: "center", labelArrow: "none", grid: true, nice: !domain, domain},
    y: {label: null, domain: names, axis: narrow ? null : "left"},
    color: {
      domain: Object.keys(kinds),
      range: Object.values(kinds),
      legend: legend && Object.keys(kinds).length > 1
    },
    marks: [
      Plot.ruleX(zero, {stroke: "var(--theme-foreground-muted)", strokeDasharray: "4 3"}),
      Plot.ruleY(rows.filter(bounded), {
        x1: "low",
        x2: "high",
        y: "name",
        stroke: "kind",
        strokeWidth: 2
      }),
      Plot.dot(
        rows.filter(row => row.value != null),
        {x: "value", y: "name", fill: "kind", r: 5, fillOpacity: 0.85, title: tip, tip: true}
      ),
      narrow
        ? Plot.text(names, {
            y: d => d,
            text: d => d,
            frameAnchor: "left",
            textAnchor: "start",
            dy: -14,
            stroke: "var(--theme-background)",
            strokeWidth: 4,
            fill: "currentColor"
          })
        : null
    ]
  });
  // One picture for who listens to the page, not a list of its marks.
  const svg = plot.querySelector("svg[aria-label]") ?? plot;
  svg.setAttribute("role", "img");
  for (const mark of svg.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
  return plot;
}

// Estimates with their intervals, one above the other; nothing where there are none.
export function intervals(rows, options) {
  if (rows.every(row => row.value == null)) return document.createTextNode("");
  const names = rows.map(row => row.name);
  return rowsOfDots(rows, names, {shown: change, zero: [0], ...options});
}

// The probability of each edge in both levels. An edge that none of them found is shown if asked.
export function edgeProbabilities(edges, {width, all, kinds}) {
  const name = e => `${label(e.source)} → ${label(e.target)}`;
  const found = new Set(edges.filter(e => e.found === 1).map(name));
  const rows = edges
    .filter(e => all || found.has(name(e)))
    .map(e => ({name: name(e), value: e.probability, kind: e.mode}))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const names = [...new Set(rows.map(row => row.name))];
  if (names.length === 0) return document.createTextNode("No edge was found.");
  return rowsOfDots(rows, names, {width, kinds, x: "probability", domain: [0, 1], shown: number});
}

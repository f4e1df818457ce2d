// How a number, a table and a picture are shown, and how one of several is chosen. A cell keeps the
// whole of its number in data-value, and shows four digits of it; data-columns says where it is from.
import {address, described, label, partName, verdicts} from "./results.js";

const none = "–";
const minus = text => text.replace("-", "−");

export function number(x) {
  if (x == null) return none;
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return minus(x.toExponential(3));
  return minus(size >= 1000 ? x.toFixed(0) : x.toPrecision(4));
}
export const change = x => (x > 0 ? "+" : "") + number(x);
export function p(x) {
  if (x == null) return none;
  return x < 0.001 ? "< .001" : x.toFixed(3).replace(/^0/, "");
}
const percent = x => (x == null ? none : change(x) + "%");
const integer = x => (x == null ? none : String(x));
const text = x => x ?? none;
const formats = {
  number,
  change,
  p,
  percent,
  integer,
  text,
  label: x => (x == null ? none : label(x))
};

// element("td", {class: "x"}, children…): what is a string becomes text, never HTML.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}

const interval = (row, {low, high}, show) =>
  row[low] == null && row[high] == null ? "" : ` [${show(row[low])}, ${show(row[high])}]`;

const attributes = (row, {name, low, high, as = "text"}) => ({
  "data-columns": [name, low, high].filter(Boolean).join(" "),
  "data-value": row[name],
  class: as
});
function shown(row, column) {
  if (column.show) return column.show(row);
  if (row[column.name] == null) return none;
  const show = formats[column.as ?? "text"];
  return show(row[column.name]) + (column.low ? interval(row, column, show) : "");
}
// A value of a row within a text.
export const value = (row, column) => element("span", attributes(row, column), shown(row, column));

function cell(row, column) {
  const link = column.link?.(row);
  const content = column.name === "grade" ? grade(row.grade) : shown(row, column);
  return element(
    "td",
    attributes(row, column),
    link ? element("a", {href: link}, content) : content
  );
}

const heading = name => name.replaceAll("_", " ");

function meanings(of, columns) {
  const names = columns.flatMap(c => [c.name, c.low, c.high]).filter(Boolean);
  const known = names.map(name => described(of, name)).filter(Boolean);
  const line = d => [
    element("dt", {}, heading(d.column_name)),
    element("dd", {}, d.meaning + (d.unit ? ` (${d.unit})` : ""))
  ];
  return element(
    "details",
    {class: "meanings"},
    element("summary", {}, "What the columns mean"),
    element("p", {}, `Table ${of} of the results.`),
    element("dl", {}, ...known.flatMap(line))
  );
}

// Rows of a table of the results. A column is {name, as, low, high, show, link}; one that is empty
// throughout is left out.
export function table(of, rows, columns) {
  if (rows.length === 0) return element("p", {class: "quiet"}, `There are no such rows in ${of}.`);
  const kept = columns.filter(c => rows.some(row => row[c.name] != null));
  const head = kept.map(c =>
    element(
      "th",
      {scope: "col", class: c.as ?? "text", title: described(of, c.name)?.meaning},
      heading(c.name)
    )
  );
  const lines = rows.map(row => element("tr", {}, ...kept.map(c => cell(row, c))));
  return element(
    "div",
    {class: "block"},
    element(
      "div",
      {class: "table", tabindex: 0, role: "region", "aria-label": of},
      element(
        "table",
        {"data-table": of},
        element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...lines)
      )
    ),
    meanings(of, kept)
  );
}

export function grade(value) {
  return element("span", {class: `grade ${value?.replaceAll(" ", "-") ?? "none"}`}, value ?? none);
}

// Figures of the results, as images: no script of an SVG runs in one.
export function pictures(rows) {
  if (rows.length === 0) return element("p", {class: "quiet"}, "There is no such figure.");
  const one = row => {
    const said = new DOMParser().parseFromString(row.svg, "image/svg+xml").querySelector("desc");
    const image = element("img", {
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(row.svg)}`,
      alt: said?.textContent ?? row.title
    });
    return element(
      "figure",
      {},
      element("figcaption", {}, row.title),
      element("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": row.title}, image)
    );
  };
  return element("div", {class: rows.length > 1 ? "pictures many" : "pictures"}, ...rows.map(one));
}

// One of several to be chosen: a form whose value it is. One alone needs no choice.
export function chooser(items, name, {title, start = 0, chosen = () => {}}) {
  const select = element(
    "select",
    {"aria-label": title},
    ...items.map((item, i) => element("option", {value: i}, name(item)))
  );
  select.value = String(start);
  const form = element("form", {class: items.length > 1 ? "choice" : "choice single"}, select);
  form.value = items[start];
  form.addEventListener("submit", event => event.preventDefault());
  select.addEventListener("input", () => {
    form.value = items[select.value];
    chosen(form.value);
  });
  return form;
}
export function toggle(text) {
  const box = element("input", {type: "checkbox"});
  const made = element("label", {class: "toggle"}, box, ` ${text}`);
  made.value = false;
  box.addEventListener("input", () => {
    made.value = box.checked;
  });
  return made;
}
// A part; the address of the page remembers it.
export function partChooser(page) {
  const asked = new URLSearchParams(location.search).get("part");
  const start = Math.max(
    0,
    verdicts.findIndex(v => partName(v) === asked)
  );
  const chosen = part => history.replaceState(null, "", address(page, part));
  return chooser(verdicts, partName, {title: "task group", start, chosen});
}

export function verdict(row) {
  const badge = [row.title, row.strength].filter(Boolean).join(" · ");
  return element("p", {class: `badge s${row.scenario ?? 0}`}, badge);
}

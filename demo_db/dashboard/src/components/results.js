// What all pages read, and what things are called.
import {FileAttachment} from "observablehq:stdlib";

export const verdicts = await FileAttachment("../data/result_verdict.json").json();
export const [run] = await FileAttachment("../data/result_run.json").json();
export const settings = JSON.parse(run.settings);
document.documentElement.lang = settings.lang === "zh" ? "zh-CN" : settings.lang;
const variables = await FileAttachment("../data/variable.json").json();
const dictionary = await FileAttachment("../data/data_dictionary.json").json();

const variable = new Map(variables.map(v => [v.name, v]));
const meaning = new Map(dictionary.map(d => [`${d.table_name}.${d.column_name}`, d]));

export const label = name => variable.get(name)?.label || name;
export const unit = name => variable.get(name)?.unit || "";
export const condition = variables.find(v => v.role === "condition");
export const primary = variables.find(v => v.is_primary === 1);
export const described = (table, column) => meaning.get(`${table}.${column}`);

// A part: a task group and a contrast of two levels. It is called by what tells it from the others.
const groups = new Set(verdicts.map(v => v.task_group)).size;
const contrasts = new Set(verdicts.map(v => v.mode)).size;
export function partName({task_group, mode, reference}) {
  const contrast = `${mode} − ${reference}`;
  if (groups === 1) return contrast;
  return contrasts > 1 ? `${task_group}: ${contrast}` : task_group;
}
export const isOf = part => row => row.task_group === part.task_group && row.mode === part.mode;
// Rows of a level of either side, as results of one level have.
export const isOfLevels = part => row =>
  row.task_group === part.task_group && (row.mode === part.mode || row.mode === part.reference);

export const address = (page, part) => `./${page}.html?part=${encodeURIComponent(partName(part))}`;

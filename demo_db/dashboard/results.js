// The database that the pages show: what `causalite export` made. RESULTS=FILE names another than
// results.db of this folder; a relative path is taken from where npm was started. It is read by the
// sqlite3 shell (SQLITE3), which the command causalite needs as well, so that nothing is compiled
// for a version of Node.
import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {resolve} from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));
const given = process.env.RESULTS;
const file = given
  ? resolve(process.env.INIT_CWD ?? process.cwd(), given)
  : resolve(here, "results.db");

// The rows of a statement, as text: JSON.
export function query(sql) {
  const shell = process.env.SQLITE3 || "sqlite3";
  const options = ["-batch", "-init", "/dev/null", "-readonly", "-json", file, sql];
  const rows = execFileSync(shell, options, {encoding: "utf8", maxBuffer: 2 ** 30});
  return rows.trim() === "" ? "[]" : rows;
}

// Before anything is built: are results there?
export function expectResults() {
  const cure = `make it by
  causalite export FILE.causalite.db ${file}
or name another, RESULTS=FILE`;
  if (!existsSync(file)) throw new Error(`there is no ${file}; ${cure}`);
  const tables = "('result_verdict', 'result_run', 'variable')";
  const there = query(`SELECT name FROM sqlite_schema WHERE name IN ${tables}`);
  if (JSON.parse(there).length < 3 || query("SELECT run FROM result_run") === "[]") {
    throw new Error(`${file} has no results; ${cure}`);
  }
}

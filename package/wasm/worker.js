// The worker: one message is one task, answered by messages {progress}, {error} or its result.
let line = '';
function progress(byte) { // the bar, which is drawn anew behind each '\r'
  if (byte !== 13) line += String.fromCharCode(byte);
  else if (line.trim()) postMessage({ progress: line });
  if (byte === 13) line = '';
}
async function start() { // of `packed`, the program gzipped, in base 64
  const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const wasmBinary = await new Response(unpacked).arrayBuffer();
  return causalite_program({ wasmBinary, print() {}, stderr: progress });
}
const started = start();

// A call of page.c; what fails is thrown.
function call(program, name, ...texts) {
  const text = program.ccall(name, 'string', texts.map(() => 'string'), texts);
  if (program.ccall('page_failed', 'number', [], [])) throw new Error(text);
  return text;
}
function ask(program, sql, a = '', b = '') {
  return call(program, 'page_ask', sql, a, b);
}

// Where the tables are: a CSV becomes `runs` of the database of results, a database is attached.
let schema = 'main';

// Takes the file in: its tables, one of which is to be chosen, and what was said of it.
function take(program, bytes, options) {
  call(program, 'page_open', ':memory:');
  for (const file of ['/file', '/results.db'])
    if (program.FS.analyzePath(file).exists) program.FS.unlink(file);
  program.FS.writeFile('/file', bytes);
  call(program, 'page_open', '/results.db');
  const isDatabase = new TextDecoder('latin1').decode(bytes.subarray(0, 15)) === 'SQLite format 3';
  schema = isDatabase ? 'src' : 'main';
  const said = isDatabase ? ask(program, "ATTACH '/file' AS src") : call(program, 'page_import', '/file', options);
  const tables = ask(program, `SELECT json_group_array(name) FROM ${schema}.sqlite_schema
    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`);
  return { said, tables: JSON.parse(tables) };
}

function columns(program, table) {
  return JSON.parse(ask(program, 'SELECT json_group_array(name) FROM pragma_table_info(?1, ?2)', table, schema));
}

// The table as causalite_setup() takes it: of a tracker's store the tables beside it are read, too;
// any other is copied, so that the results stand alone.
function source(program, table) {
  if (schema === 'main') return 'runs';
  const isStore = ask(program, `SELECT count(*) FROM src.sqlite_schema WHERE
    (?1 = 'runs' AND name = 'params') OR (?1 = 'trials' AND name = 'trial_params')`, table);
  if (isStore !== '0') return `src.${table}`;
  ask(program, 'DROP TABLE IF EXISTS main.runs');
  ask(program, `CREATE TABLE main.runs AS SELECT * FROM src."${table.replace(/"/g, '""')}"`);
  return 'runs';
}

function analyse(program, table, roles) {
  ask(program, 'SELECT causalite_progress(1)');
  const setup = ask(program, 'SELECT causalite_setup(?1, ?2)', source(program, table),
    JSON.stringify({ ...roles, again: 1 }));
  const answer = ask(program, 'SELECT causalite_refresh()');
  const report = ask(program, 'SELECT causalite_report()');
  return { setup, answer, report, database: program.FS.readFile('/results.db') };
}

async function answer(task) {
  const program = await started;
  if (task.file) return take(program, task.file, task.options);
  if (task.columnsOf) return { columns: columns(program, task.columnsOf) };
  return analyse(program, task.table, task.roles);
}
onmessage = async ({ data }) => {
  try {
    postMessage(await answer(data));
  } catch (error) {
    postMessage({ error: error.message });
  }
};

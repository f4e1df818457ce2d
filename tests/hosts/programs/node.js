// page: begin
const Database = require('better-sqlite3');
const db = new Database('runs.db');
db.loadExtension('build/causalite');
// page: end

if (process.argv.length < 3) {
  // page: begin
  const { writeFileSync } = require('fs');
  const ask = sql => db.prepare(sql).pluck().get();
  console.log(ask("SELECT causalite_setup('runs')"), ask('SELECT causalite_refresh()'));
  writeFileSync('report.html', ask('SELECT causalite_report()'));
  writeFileSync('figure.svg', ask('SELECT plot_groups(energy, mode) FROM runs'));
  // page: end
  process.exit();
}

function cell(value) {
  if (value === null) return 'NULL';
  if (typeof value !== 'number') return String(value);
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex').toUpperCase();
}

const fs = require('fs');
let out = '';
fs.readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').forEach((line, i) => {
  out += `-- ${i + 1}\n`;
  try {
    const statement = db.prepare(line);
    if (!statement.reader) {
      statement.run();
      return;
    }
    statement.safeIntegers().raw();  // whole numbers as BigInt, so that 1 and 1.0 differ
    for (const row of statement.iterate()) out += row.map(cell).join('|') + '\n';
  } catch (error) {
    out += `error: ${error.message}\n`;
  }
});
fs.writeSync(1, out);

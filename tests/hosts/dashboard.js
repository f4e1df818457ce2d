// dashboard.js CHROMIUM DIST RESULTS SQLITE3 WIDTH…: the dashboard's pages as a web server gives them,
// each task group and contrast of the database on each of them. What is shown is what stands in
// the database, nothing is asked of another host, nothing is said on the console, no page is wider
// than its window, and axe-core finds nothing serious. See dashboard.sh.
const fs = require('fs');
const http = require('http');
const path = require('path');
const { execFileSync } = require('child_process');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [chromium, dist, results, sqlite3, ...widths] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json' };

function rows(sql) {
  const said = execFileSync(sqlite3, ['-readonly', '-json', results, sql], { maxBuffer: 2 ** 30 });
  return said.length ? JSON.parse(said) : [];
}

function serve() {
  const server = http.createServer((request, response) => {
    const file = path.join(dist, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    fs.readFile(file, (error, content) => {
      response.writeHead(error ? 404 : 200, { 'content-type': types[path.extname(file)] ?? '' });
      response.end(content);
    });
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// The cells of a page: in which table, from which columns, the whole number, what is read.
const shown = () => [...document.querySelectorAll('table[data-table]')].map(table => ({
  name: table.dataset.table,
  rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => ({
    columns: cell.dataset.columns.split(' '), value: cell.dataset.value ?? null, as: cell.className,
    text: cell.textContent }))),
}));

// What is read is the number to four digits, or to what its kind shows.
function reads(text, number, as) {
  if (number === null) return text === '–';
  const read = Number(text.replace('−', '-').replace(/[+%]|< /g, ''));
  if (as === 'p') return text === '< .001' ? number < 0.001 : Math.abs(read - number) <= 0.000501;
  if (as === 'integer') return read === number;
  return Math.abs(read - number) <= 0.000501 * Math.abs(number);
}

function compareCell(cell, row) {
  if (!['number', 'change', 'percent', 'p', 'integer'].includes(cell.as)) return true;
  const texts = cell.text.split(/ \[|, |\]/).filter(text => text !== '');
  if (row[cell.columns[0]] === null) return reads(cell.text, null, cell.as);
  return texts.every((text, i) => reads(text, row[cell.columns[i]], cell.as)) &&
    cell.columns.every((column, i) => i < texts.length || row[column] === null);
}

let numbers = 0;
function compare(tables, where) {
  const wrong = [];
  for (const table of tables) {
    const there = rows(`SELECT * FROM "${table.name}"`);
    for (const cells of table.rows) {
      const row = there.find(r => cells.every(c => String(r[c.columns[0]]) === String(c.value)));
      const bad = row ? cells.filter(cell => !compareCell(cell, row)) : [];
      numbers += cells.length;
      if (!row) wrong.push(`${where}: ${table.name} has no row ${cells.map(c => c.value).join('|')}`);
      for (const cell of bad) {
        wrong.push(`${where}: ${table.name}.${cell.columns[0]} is ${row[cell.columns[0]]}, not ${cell.text}`);
      }
    }
  }
  return wrong;
}

// How many rows of which table each page has to show, of a part; and which texts.
const quoted = text => `'${text.replaceAll("'", "''")}'`;
function expected(page, part) {
  const of = part && `task_group = ${quoted(part.task_group)} AND mode = ${quoted(part.mode)}`;
  const levels = part && `task_group = ${quoted(part.task_group)} AND mode IN ` +
    `(${quoted(part.mode)}, ${quoted(part.reference)})`;
  if (page === 'index') return { result_main_effect: 'is_primary = 1' };
  if (page === 'edges') {
    return { result_graph: levels, result_graph_permutation: of, result_edge_difference: of };
  }
  return { result_main_effect: `scope = 'group' AND ${of}`, result_interaction: `adjustment = 'total' AND ${of}`,
    result_mediation: `adjustment = 'total' AND ${levels}`,
    result_mediation_difference: `adjustment = 'total' AND stratum = 'difference' AND ${of}` };
}
function complete(tables, page, part, where) {
  return Object.entries(expected(page, part)).flatMap(([name, condition]) => {
    const n = tables.filter(t => t.name === name).reduce((sum, t) => sum + t.rows.length, 0);
    const want = rows(`SELECT count(*) AS n FROM ${name} WHERE ${condition}`)[0].n;
    return n === want ? [] : [`${where}: ${n} rows of ${name}, not ${want}`];
  });
}
function lacks(text, page, part, where) {
  const sentences = page === 'edges' ? [] : page === 'group'
    ? [part.title, part.conclusion, part.advice, part.caveats]
    : rows('SELECT conclusion AS said FROM result_verdict UNION ALL SELECT note FROM result_data_alert')
      .map(row => row.said);
  const flat = s => s.replace(/\s+/g, ' ').trim();
  return sentences.filter(s => s && !flat(text).includes(flat(s))).map(s => `${where}: lacks '${s}'`);
}

async function look(browser, site, page, part, name, width) {
  const found = [], where = `${page} of ${name}, ${width} px`;
  const tab = await browser.newPage();
  await tab.setViewport({ width, height: 900 });
  tab.on('console', m => ['error', 'warn'].includes(m.type()) && found.push(`${where}: ${m.text()}`));
  tab.on('pageerror', e => found.push(`${where}: ${e.message}`));
  tab.on('request', r => {
    if (!/^(data|blob):/.test(r.url()) && new URL(r.url()).origin !== site) found.push(`${where}: asks ${r.url()}`);
  });
  await tab.goto(`${site}/${page}.html?part=${encodeURIComponent(name)}`, { waitUntil: 'networkidle0' });
  await tab.evaluate(() => document.querySelectorAll('.toggle input').forEach(box => box.click()));
  await tab.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
  await new Promise(resolve => setTimeout(resolve, 300));
  found.push(...await tab.evaluate(() =>
    [...document.querySelectorAll('.observablehq--error')].map(error => error.textContent)));
  const tables = await tab.evaluate(shown);
  found.push(...compare(tables, where), ...complete(tables, page, part, where),
    ...lacks(await tab.evaluate(() => document.body.textContent), page, part, where));
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`${where}: ${wide} wide`);
  await tab.evaluate(axe);
  found.push(...(await tab.evaluate(() => axe.run())).violations
    .filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => `${where}: ${v.id}, ${v.nodes.length} times, such as ${v.nodes[0].html.slice(0, 200)}`));
  await tab.close();
  return found;
}

// A part as the pages call it: by what tells it from the others.
function partName(part, parts) {
  const several = key => new Set(parts.map(p => p[key])).size > 1;
  const contrast = `${part.mode} − ${part.reference}`;
  if (!several('task_group')) return contrast;
  return several('mode') ? `${part.task_group}: ${contrast}` : part.task_group;
}

(async () => {
  const server = await serve();
  const site = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  const parts = rows('SELECT * FROM result_verdict');
  const found = [];
  for (const width of widths.map(Number)) {
    found.push(...await look(browser, site, 'index', null, 'all', width));
    for (const part of parts) {
      const name = partName(part, parts);
      for (const page of ['group', 'edges']) found.push(...await look(browser, site, page, part, name, width));
    }
  }
  await browser.close();
  server.close();
  console.log(found.length ? found.join('\n') : `${numbers} cells are those of the database`);
  process.exitCode = found.length ? 1 : 0;
})();

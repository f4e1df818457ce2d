// browser.js CHROMIUM PAGE: what axe-core finds on the page. See browser.sh.
const fs = require('fs');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function look(browser, width) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto('file://' + process.argv[3]);
  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
  const found = (await page.evaluate(() => axe.run())).violations
    .filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => `${width} px: ${v.id}, ${v.nodes.length} times, such as ${v.nodes[0].html.slice(0, 200)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`${width} px: the page is ${wide} wide`);
  await page.close();
  return found;
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
  const found = [];
  for (const width of [390, 768, 1200]) found.push(...await look(browser, width));
  await browser.close();
  console.log(found.length ? found.join('\n') : 'nothing serious is found');
  process.exitCode = found.length ? 1 : 0;
})();

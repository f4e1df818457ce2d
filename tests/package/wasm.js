// wasm.js CHROMIUM PAGE FILE PICTURE: hands the page the file, presses Analyse, and prints the answer
// that it shows; the report must have been drawn. The page as it is then is put into PICTURE.
const puppeteer = require('puppeteer-core');
const [chromium, page_file, data, picture] = process.argv.slice(2);

// Of what is shown: the text of an element, or nothing where it is hidden.
const shown = (page, id) => page.evaluate(id => {
  const element = document.getElementById(id);
  return element.hidden ? '' : element.textContent;
}, id);
async function comes(page, id) { // unless an error comes in its place
  await page.waitForFunction(id =>
    !document.getElementById(id).hidden || document.getElementById('error').textContent,
  { timeout: 500000 }, id);
  const error = await shown(page, 'error');
  if (error) throw new Error(error);
}

async function answer(page) {
  const faults = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('request', request => {
    if (!/^(file|blob|data|about):/.test(request.url())) faults.push(`asks for ${request.url()}`);
  });
  await page.goto('file://' + page_file);
  await (await page.$('#file')).uploadFile(data);
  await comes(page, 'form');
  await page.evaluate(() => document.getElementById('form').requestSubmit());
  await comes(page, 'result');
  await new Promise(resolve => setTimeout(resolve, 1000));
  const report = await page.frames()[1].$$eval('svg, table', drawn => drawn.length);
  if (!(report > 5)) faults.push(`the report has ${report} figures and tables`);
  await page.screenshot({ path: picture });
  return { text: await shown(page, 'answer'), faults };
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 1400 });
  const { text, faults } = await answer(page);
  await browser.close();
  console.log([text, ...faults].join('\n'));
  process.exitCode = faults.length ? 1 : 0;
})();

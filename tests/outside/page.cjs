// The web page in Chromium: axe-core, no request to anywhere, no sideways scrolling of the page, and pictures to look at.
const puppeteer = require('puppeteer-core');
const fs = require('fs');
const path = require('path');

(async () => {
  const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--headless=new']});
  const page = await browser.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  // The page forbids all script; the checker is let past that, and nothing else.
  await page.setBypassCSP(true);
  await page.setJavaScriptEnabled(true);
  const url = 'file://' + path.resolve(process.argv[2]);
  let problems = 0;
  const views = [['desktop', 1280, 900, 1], ['phone', 390, 844, 2], ['zoom-400', 320, 640, 2]];
  for (const [name, width, height, scale] of views)
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
      await page.setViewport({width, height, deviceScaleFactor: scale});
      await page.goto(url);
      await page.addScriptTag({content: fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')});
      const found = await page.evaluate(() => axe.run(document, {resultTypes: ['violations', 'incomplete']}));
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      console.log(`${name} ${scheme}: ${found.violations.length} violations, ${found.passes.length} rules passed, page scrolls sideways by ${sideways} px`);
      for (const violation of found.violations)
        console.log('  ', violation.id, violation.help, violation.nodes.length, violation.nodes[0].html.slice(0, 200), violation.nodes[0].failureSummary);
      problems += found.violations.length + (sideways > 0 ? 1 : 0);
      await page.screenshot({path: `page-${name}-${scheme}.png`, fullPage: name === 'desktop'});
    }
  await page.pdf({path: 'page-printed.pdf', format: 'A4'});
  const outside = requests.filter((each) => !each.startsWith('file://'));
  console.log(`requests to anywhere else: ${outside.length}`);
  await browser.close();
  process.exit(problems + outside.length === 0 ? 0 : 1);
})();

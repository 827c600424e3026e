// What the tests of the pages share: the daemons, the browser, and a test that watches what a page does besides what it
// is asked for. Nothing may leave the server's origin, break its policy or be told as an error.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

const { PRAXIS_BROWSER: program, PRAXIS_BROWSER_MODULES: modules, PRAXIS_BROWSER_PLACE: place,
  PRAXIS_BROWSER_PICTURES: pictures } = process.env;
const require = createRequire(`${modules}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [320, 800, 1280];
const PATIENCE = 30000; // milliseconds until something that should happen counts as not happening

const launch = () => chromium.launch({ executablePath: program, args: ['--disable-gpu'] });
let browser = await launch();
const daemons = [];
after(async () => {
  await browser.close();
  for (const daemon of daemons) daemon.kill();
});

async function start(name, options) {
  const daemon = spawn('praxis-searchd', ['--port', '0', '--workers', '1', '--db', `${place}/${name}.db`, ...options],
    { stdio: ['ignore', 'pipe', 'ignore'], cwd: place });
  daemons.push(daemon);
  const [line] = await once(daemon.stdout.setEncoding('utf8'), 'data');
  return new URL(line.trim().split(' ').pop());
}

/** A server of an index on a free port of the loopback, started for the first test that asks for its address. Nothing is waited
 * for where tests are told, or those told first could end, and the browser with them, before the others are told. Options may
 * name files of the tests' folder. */
export function serve(name, ...options) {
  let started;
  return () => { started ??= start(name, options); return started; };
}

/** Collects what a page should never do. */
function watch(context, origin, told) {
  const odd = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) odd.push(`asks ${request.url()}`);
  });
  context.on('console', (message) => {
    const refusal = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !(told && refusal)) odd.push(`says ${message.text()}`);
  });
  context.on('weberror', (error) => odd.push(`throws ${error.error()}`));
  context.on('dialog', (dialog) => odd.push(`opens a dialog: ${dialog.message()}`));
  return odd;
}

/** A test with a fresh page of a server. `refused`: an answer may be an error; the rest are options of the context. */
export function journey(title, server, { refused = false, ...options }, body) {
  test(title, async () => {
    const site = await server();
    if (!browser.isConnected()) browser = await launch(); // one that ended costs the test that it ended in, not all after it
    const context = await browser.newContext({ baseURL: site.href, locale: 'en-GB', reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    const odd = watch(context, site.origin, refused);
    try {
      await body(await context.newPage(), context, site);
      assert.deepEqual(odd, []);
    } finally {
      await context.close();
    }
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
}

/** Looks at a state of a page: axe finds nothing, light or dark; nothing scrolls sideways; pictures are kept. */
export async function look(page, name, widths = WIDTHS) {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0, `${name} is ${beyond} pixels too wide for ${width}`);
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `axe on ${name}, ${colorScheme}`);
  }
  await page.setViewportSize(before);
}

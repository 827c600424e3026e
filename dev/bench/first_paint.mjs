// Opens pages of the server that is the first argument as often as the second says, and prints when they were painted.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { PRAXIS_BROWSER: program, PRAXIS_BROWSER_MODULES: modules, PRAXIS_GOAL: goal } = process.env;
const { chromium } = createRequire(`${modules}/`)('playwright-core');
const [site, rounds, worker] = process.argv.slice(2);
const TICK = 10; // milliseconds of the processor that the kernel counts in

/** What is asked for: words that the register has, which are those of a title. */
async function pages() {
  const { hits: [{ title }] } = await (await fetch(`${site}/v1/search?limit=1`)).json();
  const words = title.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return { 'a line of text': '/healthz', start: '/', 'one word': `/?q=${words[0]}`, 'two words': `/?q=${words[0]}+AND+${words[1]}`, 'three words': `/?q=${words.slice(0, 3).join('+')}`,
    'words and years': `/?q=${words[0]}+${words[1]}&year=2010..2015` };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Milliseconds of the processor that the server has taken so far. */
function taken() {
  const [user, system] = readFileSync(`/proc/${worker}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * TICK;
}

/** When the page was first painted and its answer whole, in milliseconds from its request, and what the process that shows it took of the
 * processor. */
async function open(browser, address) {
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send('Performance.enable');
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const times = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return { painted: performance.getEntriesByName('first-contentful-paint')[0].startTime, answered: navigation.responseEnd,
      hits: document.querySelectorAll('.hit').length };
  });
  const { metrics } = await inspector.send('Performance.getMetrics');
  await context.close();
  return { ...times, shown: metrics.find(({ name }) => name === 'ProcessTime').value * 1000 };
}

const browser = await chromium.launch({ executablePath: program, args: ['--disable-gpu', '--disable-quic', '--no-first-run'] });
await open(browser, '/');
for (const [name, address] of Object.entries(await pages())) {
  const all = [];
  const before = taken();
  for (let round = 0; round < Number(rounds); round++) all.push(await open(browser, address));
  const served = (taken() - before) / all.length;
  const [painted, answered, shown] = ['painted', 'answered', 'shown'].map((time) => median(all.map((one) => one[time])));
  const told = (time) => time.toFixed(0).padStart(5);
  console.log(`${name.padEnd(18)} painted ${told(painted)} ms, answered ${told(answered)} ms; processor: server ${told(served)} ms, page ${told(shown)} ms;`
    + ` ${all[0].hits} hits${painted > goal ? '; later than the goal' : ''}`);
}
await browser.close();

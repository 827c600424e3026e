// What people come to do, each from the first page on.
import assert from 'node:assert/strict';
import { journey, look, serve } from './harness.mjs';

const sample = serve('sample');

/** Asks a question in the box. */
async function ask(page, words) {
  await page.goto('/');
  await page.locator('#q').fill(words);
  await page.locator('#q').press('Enter');
  await page.waitForURL(/[?&]q=/);
}

const hits = (page) => page.locator('.hit');
const total = (page) => page.locator('main h1').innerText();

journey('a practice is found and its page opened', sample, {}, async (page) => {
  await ask(page, 'what worked for shelter staff training?');
  await look(page, 'results');
  const first = hits(page).first();
  assert.match(await first.getByRole('heading').innerText(), /Case study Nigeria/);
  const file = await first.getByRole('link', { name: /page \d+/ }).first().getAttribute('href');
  assert.match(file, /\/file#page=\d+$/);
  const original = await page.request.get(file);
  assert.equal(original.headers()['content-type'], 'application/pdf');
  await first.getByRole('heading').getByRole('link').click();
  await page.waitForURL(/\/documents\//);
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Case study Nigeria/);
  await look(page, 'document');
});

journey('one click tells why a hit has its tags', sample, { javaScriptEnabled: false }, async (page) => {
  await page.goto('/?q=shelter+training');
  const why = hits(page).first().locator('.why');
  await why.locator('summary').click();
  const reason = why.getByRole('listitem').filter({ hasText: 'Nigeria' }).first();
  assert.match(await reason.innerText(), /Nigeria: the title names it, Nigeria/);
  await why.getByRole('link', { name: 'page' }).first().click();
  await page.waitForURL(/\/documents\/.*\/pages\/\d+/);
});

journey('a French question finds an English document', sample, { locale: 'fr-FR' }, async (page) => {
  await ask(page, 'traite des êtres humains au Nigéria');
  const languages = await hits(page).getByRole('heading').evaluateAll((all) => all.map((one) => one.lang));
  assert.ok(languages.includes('en'), `only ${languages}`);
});

journey('everything works without scripts', sample, { javaScriptEnabled: false }, async (page) => {
  await ask(page, 'shelter');
  await page.locator('.facet').getByRole('link', { name: 'Challenges', exact: false }).first().click();
  await page.waitForURL(/in=challenges/);
  assert.equal(await page.locator('.chips').getByText('Challenges').count(), 1);
  await hits(page).first().getByRole('heading').getByRole('link').click();
  await page.waitForURL(/\/documents\//);
  await page.goBack();
  await page.waitForURL(/in=challenges/);
});

journey('a search is narrowed to two countries and a range of years', sample, {}, async (page) => {
  await page.goto('/');
  for (const country of ['Ethiopia', 'Bangladesh']) {
    await page.locator('.facet').getByRole('link', { name: country }).first().click();
    await page.locator('.chips').getByText(country).waitFor();
  }
  const both = await hits(page).count();
  assert.ok(both >= 2, `${both} hits`);
  await page.locator('form.range input[name=year]').fill('2016..2017');
  await page.locator('form.range input[name=year]').press('Enter');
  await page.waitForURL(/year=2016\.\.2017/);
  assert.match(page.url(), /country=ET.*country=BD/);
  assert.ok(await hits(page).count() <= both);
  await look(page, 'narrowed');
});

journey('a year is chosen from the chart, a country excluded', sample, {}, async (page) => {
  await page.goto('/?q=training');
  const bar = page.locator('svg.bars').first().locator('a').last();
  const year = await bar.getAttribute('data-year');
  await bar.click();
  await page.waitForURL(new RegExp(`year=${year}`));
  await page.goto('/');
  const whole = await total(page);
  await page.getByRole('link', { name: 'without Ethiopia' }).click();
  await page.waitForURL(/not-country=ET/);
  assert.notEqual(await total(page), whole);
});

/** The first chart of years, and where its bars for two of them are. */
async function chartOf(page, ...years) {
  const chart = page.locator('svg.bars').first();
  await chart.scrollIntoViewIfNeeded();
  const boxes = await Promise.all(years.map((year) => chart.locator(`[data-year="${year}"]`).boundingBox()));
  return { chart, centres: boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]) };
}

journey('a range of years is dragged on the chart', sample, {}, async (page) => {
  await page.goto('/?q=training');
  const { chart, centres: [from, to] } = await chartOf(page, 2015, 2018);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await chart.locator('.dragged').waitFor({ state: 'attached' });
  await look(page, 'dragged');
  await page.mouse.up();
  await page.waitForURL(/year=2015\.\.2018/);
  await page.locator('.chips').getByText('2015..2018').waitFor();
  assert.equal(await page.locator('.years.year input[name=year]').inputValue(), '2015..2018');
});

journey('two clicks on the chart make a range, without scripts too', sample, { javaScriptEnabled: false }, async (page) => {
  await page.goto('/?q=training');
  for (const [year, address] of [[2018, /year=2018/], [2015, /year=2015\.\.2018/]]) {
    const bar = page.locator('svg.bars').first().locator(`[data-year="${year}"]`);
    await page.goto(await bar.getAttribute('href'));
    assert.match(page.url(), address);
  }
});

journey('a range of years is chosen with the keys alone', sample, {}, async (page) => {
  await page.goto('/?q=training');
  const chart = page.locator('svg.bars').first();
  await chart.locator('a[tabindex="0"]').focus();
  const last = Number(await page.evaluate(() => document.activeElement.dataset.year));
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  const first = Number(await page.evaluate(() => document.activeElement.dataset.year));
  assert.ok(first < last);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`year=${first}\\.\\.${last}`));
});

journey('years covered and years of publication are told apart', sample, {}, async (page) => {
  await page.goto('/');
  const captions = await page.locator('.years h4').allInnerTexts();
  assert.deepEqual(captions.map((text) => text.trim()), ['Years covered', 'Year of publication']);
  const axes = await page.locator('svg.bars').evaluateAll((all) => all.map(({ dataset }) => `${dataset.first} ${dataset.last}`));
  assert.equal(axes[0], axes[1]);
});

journey('a region is unfolded to its countries', sample, {}, async (page) => {
  await page.goto('/');
  const region = page.locator('.facet[data-field=country] li', { has: page.locator('> div', { hasText: /^Africa \d/ }) });
  await region.locator('> details > summary').click();
  await region.locator('> details li', { hasText: 'Africa (West)' }).locator('> details > summary').click();
  await look(page, 'unfolded');
  await region.getByRole('link', { name: /^Nigeria/ }).first().click();
  await page.waitForURL(/country=NG/);
});

journey('values that nothing found has are told with a zero', sample, {}, async (page) => {
  await page.goto('/?q=shelter&language=es');
  const none = page.locator('.facet[data-field=in] .none').first();
  assert.match(await none.innerText(), /0$/);
  assert.equal(await none.evaluate((one) => one.tagName), 'SPAN');
});

journey('a long list is looked through', sample, {}, async (page) => {
  await page.goto('/');
  await page.getByRole('link', { name: /Look through all/ }).first().click();
  await page.waitForURL(/\/facets\/country/);
  await page.locator('form.range input[name=prefix]').fill('ban');
  await page.locator('form.range input[name=prefix]').press('Enter');
  await page.getByRole('link', { name: /^Bangladesh/ }).waitFor();
  await look(page, 'facet');
});

journey('nothing found is told, with ways out', sample, {}, async (page) => {
  await page.goto('/?q=shelter&country=NE&type=annual-report');
  await look(page, 'nothing');
  await page.locator('main').getByRole('link', { name: /Without/ }).first().click();
  await hits(page).first().waitFor();
  await page.goto('/?q=%2Bshelter+%2Bzebras');
  await page.locator('main').getByRole('link', { name: /Without.*zebras/ }).click();
  await hits(page).first().waitFor();
});

journey('a query out of order is told', sample, { refused: true }, async (page) => {
  await page.goto('/?q=%28return');
  await look(page, 'refused');
  await page.getByRole('link', { name: 'Search for the words as they stand' }).click();
  await hits(page).first().waitFor();
});

journey('the start page shows what is there', sample, {}, async (page) => {
  await page.goto('/');
  await look(page, 'start');
});

journey('the page speaks the language that a reader chooses', sample, {}, async (page) => {
  await page.goto('/?q=shelter');
  await page.getByRole('navigation', { name: 'Language of this page' }).getByText('fr').click();
  await page.getByRole('button', { name: 'Chercher' }).waitFor();
  await page.goto('/');
  await page.getByRole('button', { name: 'Chercher' }).waitFor();
  await look(page, 'french');
});

journey('on a narrow page what is known of a document stands below what it is', sample, { viewport: { width: 320, height: 700 } }, async (page) => {
  await page.goto('/?q=counselling');
  await page.locator('.hit h2 a').first().click();
  await page.locator('.facts').first().waitFor(); // a click does not wait for the page that it leads to
  const lefts = await page.locator('.facts > dt:first-of-type, .facts > dd:first-of-type')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
  assert.equal(lefts.length, 2);
  assert.equal(lefts[0], lefts[1]);
});

journey('an Arabic title reads from right to left', sample, {}, async (page) => {
  await page.goto('/?language=ar');
  const heading = hits(page).first().getByRole('heading');
  assert.equal(await heading.evaluate((one) => getComputedStyle(one).direction), 'rtl');
  await look(page, 'arabic');
});

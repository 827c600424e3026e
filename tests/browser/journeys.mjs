// What people come to do, each from the first page on.
import assert from 'node:assert/strict';
import { journey, look, serve } from './harness.mjs';

const sample = await serve('sample');

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
  const bar = page.locator('svg.years').first().locator('a').last();
  const year = await bar.getAttribute('data-year');
  await bar.click();
  await page.waitForURL(new RegExp(`year=${year}`));
  await page.goto('/');
  const whole = await total(page);
  await page.getByRole('link', { name: 'without Ethiopia' }).click();
  await page.waitForURL(/not-country=ET/);
  assert.notEqual(await total(page), whole);
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
});

journey('a query out of order is told', sample, { refused: true }, async (page) => {
  await page.goto('/?q=%28return');
  await look(page, 'refused');
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

journey('an Arabic title reads from right to left', sample, {}, async (page) => {
  await page.goto('/?language=ar');
  const heading = hits(page).first().getByRole('heading');
  assert.equal(await heading.evaluate((one) => getComputedStyle(one).direction), 'rtl');
  await look(page, 'arabic');
});

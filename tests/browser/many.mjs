// Many values of a field, large letters, and how much it all weighs.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { journey, look, serve } from './harness.mjs';

const sample = serve('sample');
const many = serve('many', '--set', 'vocabulary.folder=many/vocabulary');

const BUDGET = 60 * 1024; // bytes, compressed: a page of results with all that it asks for, but covers

journey('three hundred values stay a short list, and a page to look through', many, {}, async (page) => {
  await page.goto('/?q=gardens');
  const topic = page.locator('.facet[data-field=topic]');
  assert.ok(await topic.locator('li:visible').count() <= 12);
  await look(page, 'many-results');
  await topic.getByRole('link', { name: 'Look through all 300' }).click();
  await page.waitForURL(/\/facets\/topic/);
  assert.equal(await page.locator('.columns li').count(), 300);
  await look(page, 'many-values');
  await page.getByRole('searchbox', { name: 'Begins with' }).fill('rindfleisch');
  await page.getByRole('searchbox', { name: 'Begins with' }).press('Enter');
  await page.getByText('6 values').waitFor();
});

journey('years without end keep bars that can be hit', many, {}, async (page) => {
  await page.goto('/?q=gardens');
  const bar = await page.locator('.years.published svg a').last().boundingBox();
  assert.ok(bar.width >= 5 && bar.height >= 40, JSON.stringify(bar));
  await page.getByRole('link', { name: /^before/ }).last().click();
  await page.waitForURL(/published=\.\.\d{4}/);
});

/** Twice the size of letters alone, as a reader sets it in the browser. */
journey('letters of twice their size do not make a page scroll sideways', sample, {}, async (page) => {
  const places = ['/', '/?q=shelter', '/?q=shelter&country=NE&type=annual-report', '/brief', '/facets/topic'];
  for (const place of places) {
    await page.goto(place);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beyond, 0, `${place} is ${beyond} pixels too wide for ${width}`);
    }
  }
});

/** A window of 1280 by 900 pixels has half of that at 200 %. */
journey('at 200 % everything is there', sample, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
  await page.goto('/?q=shelter');
  await look(page, 'zoomed', [640]);
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL(/\/documents\//);
  await look(page, 'zoomed-document', [640]);
});

journey('a page of results weighs less than 60 KB', sample, {}, async (page) => {
  const sizes = [];
  page.on('response', async (answer) => {
    if (!answer.url().endsWith('/cover')) sizes.push(answer.body().then((body) => gzipSync(body).length));
  });
  await page.goto('/?q=shelter', { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length >= 6 && total < BUDGET, `${sizes.length} answers of ${total} bytes`);
});

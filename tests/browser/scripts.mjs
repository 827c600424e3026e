// What scripts add: completions, results without a new page, keys.
import assert from 'node:assert/strict';
import { journey, look, serve } from './harness.mjs';

const sample = serve('sample');
const box = (page) => page.getByRole('combobox');
const focused = (page, selector) => page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);

/** Marks the page, so that it can be told from one that was loaded anew. */
const mark = (page) => page.evaluate(() => { globalThis.marked = true; });
const isMarked = (page) => page.evaluate(() => globalThis.marked === true);

journey('what is typed is completed, and a completion leads to its documents', sample, {}, async (page) => {
  await page.goto('/');
  await box(page).pressSequentially('bang');
  const option = page.getByRole('option', { name: /^Bangladesh/ });
  await option.waitFor();
  await look(page, 'suggestions');
  await box(page).press('ArrowDown');
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  await box(page).press('Enter');
  await page.waitForURL(/country=BD/);
});

journey('Escape puts completions away', sample, {}, async (page) => {
  await page.goto('/');
  await box(page).pressSequentially('nig');
  await page.getByRole('option').first().waitFor();
  await box(page).press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
});

journey('results change without a new page, and history goes back', sample, {}, async (page) => {
  await page.goto('/');
  await mark(page);
  await page.locator('.facet[data-field=country] .branch > summary').first().click();
  const before = await page.locator('main h1').innerText();
  await page.locator('.facet').getByRole('link', { name: /^Spanish/ }).click();
  await page.waitForURL(/language=es/);
  await page.locator('.chips').getByText('Spanish').waitFor();
  assert.ok(await isMarked(page));
  assert.equal(await page.getByRole('status').innerText(), await page.locator('main h1').innerText());
  await focused(page, '.facet a.selected');
  assert.equal(await page.locator('.facet[data-field=country] .branch[open]').count(), 1);
  await page.goBack();
  await page.locator('.chips').waitFor({ state: 'detached' });
  assert.equal(await page.locator('main h1').innerText(), before);
  await page.goForward();
  await page.locator('.chips').getByText('Spanish').waitFor();
  assert.ok(await isMarked(page));
});

journey('a new question keeps the filters and the page', sample, {}, async (page) => {
  await page.goto('/?q=training&language=en');
  await mark(page);
  await box(page).fill('shelter');
  await box(page).press('Enter');
  await page.waitForURL(/q=shelter/);
  assert.match(page.url(), /language=en/);
  assert.equal(await page.title(), 'shelter · Praxis');
  assert.ok(await isMarked(page));
});

journey('a passage is unfolded to the text around it, and folded again', sample, {}, async (page) => {
  await page.goto('/?q=shelter');
  for (const kind of ['[data-page]:not([data-page=""])', '[data-page=""]']) {
    const passage = page.locator(`.passage${kind}`).first();
    const link = passage.locator('a.read-on');
    await link.click();
    const around = passage.getByRole('region', { name: 'The text around the passage' });
    await around.locator('mark').first().waitFor();
    assert.equal(await link.innerText(), 'show the passage alone');
    if (kind.includes('not')) await look(page, 'expanded');
    await link.click();
    await around.waitFor({ state: 'detached' });
  }
});

journey('the keyboard alone will do', sample, {}, async (page) => {
  await page.goto('/?q=shelter');
  await page.keyboard.press('/');
  await focused(page, '#q');
  await page.keyboard.press('ArrowDown');
  await focused(page, '.hit:nth-child(1) h2 a');
  await page.keyboard.press('ArrowDown');
  await focused(page, '.hit:nth-child(2) h2 a');
  await page.keyboard.press('ArrowUp');
  await focused(page, '.hit:nth-child(1) h2 a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/documents\//);
});

// What a reader takes along.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey, look, serve } from './harness.mjs';

const sample = serve('sample');

async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path(), 'utf8');
}

journey('passages are ticked into a brief, and taken along', sample, {}, async (page, context, site) => {
  await page.goto('/?q=shelter');
  const passage = page.locator('.passage[data-role=challenges]').first();
  const text = await passage.locator('p').first().innerText();
  await passage.getByRole('checkbox').check();
  await page.locator('.hit').nth(1).locator('.passage').first().getByRole('checkbox').check();
  const brief = page.getByRole('link', { name: /^Brief/ });
  assert.match(await brief.innerText(), /2/);
  await page.reload();
  assert.ok(await page.locator('.passage[data-role=challenges]').first().getByRole('checkbox').isChecked());
  await brief.click();
  await page.waitForURL(/brief/);
  await page.getByRole('heading', { name: 'Challenges' }).waitFor();
  await look(page, 'brief');
  const markdown = await saved(page, 'Download as Markdown');
  assert.ok(markdown.includes('## Challenges') && markdown.includes('/documents/'), markdown);
  assert.ok(markdown.replaceAll('\\', '').includes(text.trim()), markdown);
  assert.equal((await saved(page, 'Download as CSV')).split('\r\n').length, 3);
  await page.getByRole('button', { name: 'Copy as a link' }).click();
  const other = await context.browser().newContext({ baseURL: site.href });
  const items = await page.evaluate(() => localStorage.getItem('brief'));
  const shared = await other.newPage();
  await shared.goto(`/brief#${Buffer.from(items).toString('base64url')}`);
  await shared.getByRole('heading', { name: 'Challenges' }).waitFor();
  assert.equal(await shared.locator('.brief li').count(), 2);
  await other.close();
  await page.getByRole('button', { name: 'Remove' }).first().click();
  assert.equal(await page.locator('.brief li').count(), 1);
});

journey('a passage is ticked on the page of its document', sample, {}, async (page) => {
  await page.goto('/?q=shelter');
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL(/\/documents\//);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.locator('.passage').first().getByRole('checkbox').check();
  await page.getByRole('link', { name: /^Brief/ }).click();
  await page.locator('.brief li').getByRole('link', { name: title }).waitFor();
});

journey('what is no brief is an empty one', sample, {}, async (page) => {
  await page.goto('/brief#!!!');
  await page.getByText('Tick passages').waitFor();
  await look(page, 'brief-empty');
});

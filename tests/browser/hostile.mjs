// Documents that try to be more than text stay text, on every page that shows them.
import assert from 'node:assert/strict';
import { journey, look, serve } from './harness.mjs';

const hostile = serve('hostile');

/** What the page's own markup never holds. */
const intruders = (page) => page.locator('main :is(img, iframe, object, style, script, [onerror], [onmouseover])').count();

journey('hostile documents stay text among the hits', hostile, {}, async (page) => {
  await page.goto('/?q=hostile');
  assert.equal(await page.locator('.hit').count(), 10);
  assert.equal(await intruders(page), 0);
  await look(page, 'hostile');
});

journey('hostile documents stay text on their own pages', hostile, {}, async (page) => {
  await page.goto('/?q=hostile&limit=50');
  const links = await page.locator('.hit h2 a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  assert.equal(links.length, 10);
  for (const link of links) {
    const answer = await page.goto(link);
    assert.equal(answer.status(), 200, link);
    assert.equal(await intruders(page), 0, link);
  }
});

journey('a hostile question stays text', hostile, { refused: true }, async (page) => {
  for (const words of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\u202e"\'`', '</title><script>alert(1)</script>']) {
    await page.goto(`/?q=${encodeURIComponent(words)}`);
    assert.equal(await page.locator('#q').inputValue(), words);
    assert.equal(await intruders(page), 0, words);
  }
});

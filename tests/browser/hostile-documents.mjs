// Writes documents whose titles, names and texts try to be more than text, into the folder that is its argument.
import { mkdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const QUOTES = `"'\`> onmouseover=alert(3) x="`;
const BIDI = '\u202egnp.exe\u2066\u200f';

const records = [
  { id: 'markup', title: `Hostile ${SCRIPT}`, text: `Hostile text: ${SCRIPT} </p></main><style>*{display:none}</style>` },
  { id: 'quotes', title: `Hostile ${QUOTES}`, text: `Hostile text with ${QUOTES} quotes.` },
  { id: 'bidi', title: `Hostile ${BIDI} title`, text: `Hostile text ${BIDI} with marks of direction.` },
  { id: 'nul', title: 'Hostile \u0000 nul', text: 'Hostile text with \u0000 in it.' },
  { id: 'formula', title: '=HYPERLINK("http://example.invalid/","Hostile")', text: '@SUM(1+1)*cmd|hostile text' },
  { id: 'endless', title: `Hostile ${'W'.repeat(400)}`, text: `Hostile ${'x'.repeat(2000)} word.` },
  { id: 'ids"><b>&', title: 'Hostile identifier', text: 'Hostile text of an odd identifier.' },
  { id: 'link', title: 'Hostile javascript:alert(4)', text: 'Hostile [link](javascript:alert(5)) and | table | `code`' },
];

mkdirSync(`${folder}/texts`, { recursive: true });
writeFileSync(`${folder}/records.jsonl`, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
const page = (title, text) => `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><main>${text}</main></body></html>`;
const escaped = SCRIPT.replaceAll('<', '&lt;');
writeFileSync(`${folder}/texts/<img src=x onerror=alert(6)>.html`, page(`Hostile file ${escaped}`, `<p>Hostile file.</p>`));
writeFileSync(`${folder}/texts/"quoted' name.md`, `# Hostile heading ${SCRIPT}\n\nHostile text of a Markdown file.\n`);
writeFileSync(Buffer.from(`${folder}/texts/bad-\xff-utf8.txt`, 'latin1'), Buffer.from('Hostile \xff\xfe bytes\n', 'latin1'));

// The brief: passages that a reader has ticked, kept in this browser alone. On every page they can be ticked; the page /brief
// groups them, and lets them be taken along as Markdown, CSV, print or a link that holds them all.
const KEY = 'brief';
const link = document.querySelector('a.to-brief');
const words = link.dataset;

const read = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');
const same = (one, other) => one.id === other.id && one.text === other.text;

function write(items) {
  localStorage.setItem(KEY, JSON.stringify(items));
  showCount();
}

function showCount() {
  const count = read().length;
  link.querySelector('.count').textContent = count > 0 ? count : '';
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter(Boolean));
  return element;
}

/* ---- Ticking ---- */

/** What the brief keeps of a passage, of a hit or on the page of its document. */
function itemOf(passage) {
  const holder = passage.closest('[data-id]');
  const title = holder.querySelector('h1, h2');
  return {
    id: holder.dataset.id, title: title.textContent.trim(), language: title.lang, role: passage.dataset.role,
    section: passage.querySelector('.section')?.textContent ?? '', page: passage.dataset.page ?? '',
    text: passage.querySelector('.words').textContent, href: passage.querySelector('a.original')?.getAttribute('href') ?? '',
  };
}

function addTick(passage) {
  const item = itemOf(passage);
  const tick = make('input', { type: 'checkbox', checked: read().some((each) => same(each, item)) });
  tick.addEventListener('change', () => {
    const others = read().filter((each) => !same(each, item));
    write(tick.checked ? [...others, item] : others);
  });
  passage.querySelector('.place').append(make('label', { className: 'tick' }, tick, ' ', words.add));
}

function addTicks() {
  for (const passage of document.querySelectorAll('[data-id] .passage')) addTick(passage);
}

/* ---- The page of the brief ---- */

const page = document.querySelector('main.brief');
const encode = (items) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(items))))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const decode = (text) => JSON.parse(new TextDecoder().decode(
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))));

/** Those of the link, else this browser's own. A link that is none has none. */
function itemsShown() {
  if (location.hash.length < 2) return read();
  try {
    return decode(location.hash.slice(1)).map((item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, String(value)])));
  } catch {
    return [];
  }
}

const addressOf = ({ id }) => `/documents/${encodeURIComponent(id)}`;
const originalOf = ({ href }) => (href?.startsWith('/v1/') ? href : '');
const placeOf = ({ section, page: number }) => [section, number && `${words.page} ${number}`].filter(Boolean).join(', ');

/** The sections of the page with their items; what fits none is in the last. */
function groups() {
  const sections = [...page.querySelectorAll('section[data-roles]')];
  const roles = sections.map((section) => section.dataset.roles.split(' '));
  const groupOf = ({ role }) => { const at = roles.findIndex((each) => each.includes(role)); return at < 0 ? sections.length - 1 : at; };
  return sections.map((section, index) => ({
    section, title: section.querySelector('h2').textContent, items: itemsShown().filter((item) => groupOf(item) === index),
  }));
}

function showItem(item) {
  const remove = make('button', { type: 'button', textContent: words.remove });
  remove.addEventListener('click', () => {
    write(read().filter((each) => !same(each, item)));
    show();
  });
  const place = [placeOf(item), originalOf(item) && make('a', { href: originalOf(item), textContent: words.open })];
  return make('li', {}, make('blockquote', { lang: item.language, dir: 'auto' }, item.text),
    make('p', { className: 'place' }, make('a', { className: 'address', href: absolute(addressOf(item)), dir: 'auto', textContent: item.title }), ' ', place[0], ' ', place[1]),
    location.hash.length < 2 && remove);
}

function show() {
  for (const { section, items } of groups()) {
    section.hidden = items.length === 0;
    section.querySelector('ol').replaceChildren(...items.map(showItem));
  }
  page.querySelector('.lead').hidden = itemsShown().length > 0;
  page.querySelector('.actions').hidden = itemsShown().length === 0;
}

const absolute = (address) => (address === '' ? '' : new URL(address, location.origin).href);
const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');

function toMarkdown() {
  const lines = groups().filter(({ items }) => items.length > 0).flatMap(({ title, items }) => [`## ${title}`, '',
    ...items.flatMap((item) => [`> ${escaped(item.text)}`, '',
      `— [${escaped(item.title)}](${absolute(addressOf(item))})${placeOf(item) && `, ${escaped(placeOf(item))}`}`, ''])]);
  return [`# ${page.querySelector('h1').textContent}`, '', ...lines].join('\n');
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function toCsv() {
  const rows = groups().flatMap(({ title, items }) => items.map((item) => [title, item.title, item.section, item.page, item.text,
    absolute(addressOf(item)), absolute(originalOf(item))]));
  return [['group', 'document', 'section', 'page', 'text', 'link', 'file'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

async function copyLink() {
  const address = new URL(`/brief#${encode(itemsShown())}`, location.origin).href;
  await navigator.clipboard?.writeText(address);
  page.querySelector('[role=status]').textContent = navigator.clipboard ? words.copied : address;
}

const actions = {
  markdown: () => download('brief.md', 'text/markdown', toMarkdown()),
  csv: () => download('brief.csv', 'text/csv', toCsv()),
  link: copyLink,
  print: () => print(),
};

if (page !== null) {
  for (const button of page.querySelectorAll('.actions button')) button.addEventListener('click', actions[button.value]);
  addEventListener('hashchange', show);
  show();
}
addTicks();
document.addEventListener('results', addTicks);
addEventListener('storage', showCount);
showCount();

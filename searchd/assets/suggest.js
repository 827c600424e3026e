// Completes what is typed in the search box with countries, topics and titles of the register. Follows the combobox pattern of
// ARIA; without it the box is a plain one.
const WAIT = 120; // milliseconds without a key before the server is asked
const SHORTEST = 2; // letters

const box = document.querySelector('form.search input[type=search]');
const list = document.createElement('ul');
let options = [];
let active = -1;
let asking = new AbortController();
let timer;

/** The page for people that shows what an address of the API tells programs. */
function pageOf(href) {
  const address = new URL(href, location.origin);
  return address.pathname.replace(/^\/v1\/search$/, '/').replace(/^\/v1/, '') + address.search;
}

function activate(index) {
  options[active]?.setAttribute('aria-selected', 'false');
  active = index;
  options[active]?.setAttribute('aria-selected', 'true');
  options[active]?.scrollIntoView({ block: 'nearest' });
  if (active < 0) box.removeAttribute('aria-activedescendant');
  else box.setAttribute('aria-activedescendant', options[active].id);
}

function close() {
  asking.abort();
  clearTimeout(timer);
  options = [];
  activate(-1);
  list.hidden = true;
  box.setAttribute('aria-expanded', 'false');
}

function follow(option) {
  close();
  location.assign(option.dataset.href);
}

function makeOption({ text, label, count, href }, index) {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.dataset.href = pageOf(href);
  const words = document.createElement('bdi');
  words.textContent = text === label ? label : `${text} – ${label}`;
  option.append(words);
  if (count !== undefined) {
    const number = document.createElement('span');
    number.className = 'count';
    number.textContent = count;
    option.append(' ', number);
  }
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', () => follow(option));
  return option;
}

async function ask() {
  asking.abort();
  asking = new AbortController();
  const answer = await fetch(`/v1/suggest?q=${encodeURIComponent(box.value)}`, { signal: asking.signal });
  if (!answer.ok) return;
  const { suggestions } = await answer.json();
  options = suggestions.map(makeOption);
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  box.setAttribute('aria-expanded', String(options.length > 0));
  activate(-1);
}

function onInput() {
  close();
  if (box.value.trim().length >= SHORTEST)
    timer = setTimeout(() => ask().catch((error) => { if (error.name !== 'AbortError') close(); }), WAIT);
}

const keys = {
  ArrowDown: () => activate((active + 1) % options.length),
  ArrowUp: () => activate(active > 0 ? active - 1 : options.length - 1),
  Escape: close,
  Enter: () => (active < 0 ? close() : follow(options[active])),
};

function onKey(event) {
  if (options.length === 0 || !(event.key in keys)) return;
  if (event.key !== 'Enter' || active >= 0) event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}

list.id = 'suggestions';
list.role = 'listbox';
list.className = 'suggestions';
list.ariaLabel = box.labels[0].textContent;
list.hidden = true;
box.form.append(list);
for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' }))
  box.setAttribute(name, value);
box.addEventListener('input', onInput);
box.addEventListener('keydown', onKey);
box.addEventListener('blur', close);

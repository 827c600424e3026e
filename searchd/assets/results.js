// Shows another search without loading the page anew: follows links and forms that lead to results, puts what is new in place
// of the old, keeps history and focus right, and tells screen readers what came of it. And keys: "/" goes to the search box,
// the arrows go through the hits.
const form = document.querySelector('form.search');
const box = form.elements.q;
const status = document.createElement('p');
let asking = new AbortController();

const content = (page) => page.querySelector('.layout') ?? page.querySelector('main');

/** What is focused, in words that find it again in the page that comes. */
function placeOf(element) {
  const facet = element?.closest('.facet')?.querySelector('h3')?.textContent;
  return { facet, label: element?.querySelector?.('.label')?.textContent };
}

function focusAgain({ facet, label }) {
  const same = [...document.querySelectorAll('.facet')].filter((each) => each.querySelector('h3')?.textContent === facet)
    .flatMap((each) => [...each.querySelectorAll('a.value')]).find((each) => each.querySelector('.label').textContent === label);
  const heading = document.querySelector('main h1');
  heading?.setAttribute('tabindex', '-1');
  (same ?? heading)?.focus({ preventScroll: same !== undefined });
}

/** What a reader has unfolded among the facets stays so. */
const foldOf = (details) => [details.closest('.facet').dataset.field, details.querySelector('summary').title, details.className].join();

function keepUnfolded(page) {
  const open = new Set([...document.querySelectorAll('.facet details[open]')].map(foldOf));
  for (const details of page.querySelectorAll('.facet details')) details.open ||= open.has(foldOf(details));
}

/** Puts a page that was fetched in place of the present one. */
function show(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  document.title = page.title;
  keepUnfolded(page);
  content(document).replaceWith(content(page));
  document.querySelector('nav.languages').replaceWith(page.querySelector('nav.languages'));
  form.querySelectorAll('input[type=hidden]').forEach((old) => old.remove());
  form.append(...page.querySelectorAll('form.search input[type=hidden]'));
  box.value = page.querySelector('form.search input[name=q]').value;
  status.textContent = document.querySelector('main h1').textContent;
  document.dispatchEvent(new Event('results'));
}

async function load(address) {
  asking.abort();
  asking = new AbortController();
  content(document).setAttribute('aria-busy', 'true');
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: asking.signal });
  show(await answer.text());
}

/** Loads the address in place; where that fails, as a browser does. */
async function go(address, element) {
  const place = placeOf(element);
  try {
    await load(address);
    history.pushState(null, '', address);
    focusAgain(place);
    if (place.label === undefined) scrollTo(0, 0);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address);
  }
}

/** Whether a click is to be followed here, not in a new tab or the like. */
const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/** Where a link (of a drawing, too) leads if that is to results; undefined if it leads elsewhere. */
function resultsOf(link) {
  if (link === null || link.closest('nav.languages')) return undefined;
  const address = new URL(link.getAttribute('href'), location.href);
  const ours = address.origin === location.origin && address.pathname === '/' && address.hash === '';
  return ours ? address.href : undefined;
}

function onClick(event) {
  const link = event.target.closest('a[href]');
  const address = isPlain(event) ? resultsOf(link) : undefined;
  if (address === undefined) return;
  event.preventDefault();
  go(address, link);
}

function onSubmit(event) {
  const address = new URL(event.target.action);
  if (address.pathname !== '/') return;
  event.preventDefault();
  address.search = new URLSearchParams([...new FormData(event.target)].filter(([name, value]) => value !== '' || name === 'q'));
  go(address.href, event.submitter);
}

const hitLinks = () => [...document.querySelectorAll('.hit h2 a')];

/** From the box to the first hit, and from hit to hit. */
function move(event, step) {
  const links = hitLinks();
  const at = links.indexOf(document.activeElement);
  const next = at < 0 && document.activeElement === box && step > 0 ? links[0] : at >= 0 ? links[at + step] : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

const keys = {
  '/': (event) => {
    if (document.activeElement.matches('input, textarea, select')) return;
    event.preventDefault();
    box.focus();
    box.select();
  },
  ArrowDown: (event) => move(event, 1),
  ArrowUp: (event) => move(event, -1),
};

function onKey(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) keys[event.key]?.(event);
}

if (location.pathname === '/') {
  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  addEventListener('popstate', () => load(location.href).catch(() => location.reload()));
}
status.role = 'status';
status.className = 'unseen';
form.after(status);
document.addEventListener('keydown', onKey);

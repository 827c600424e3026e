// Unfolds the text around a passage in place: what the link to the text leads to is fetched, and as much of it as stands around
// the passage is shown below it.
const AROUND = 1600; // characters on either side, of a text that has no pages

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where the words of a passage begin in a text, however its lines are broken; undefined if they are not found. */
function findWords(text, words) {
  const beginning = words.trim().split(/\s+/).slice(0, 6).map(escaped).join('\\s+');
  return text.match(new RegExp(beginning, 'u'))?.index;
}

/** A place in an element by its characters, as a range has it. */
function placeAt(element, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = offset;
  let node = walker.nextNode();
  for (let next = node; next && rest > next.length; next = walker.nextNode()) {
    rest -= next.length;
    node = next;
  }
  return [node, Math.min(rest, node.length)];
}

/** The part of a text from one line to another, with its marks. */
function cut(source, from, to) {
  const text = source.textContent;
  const range = document.createRange();
  const end = text.indexOf('\n', to);
  range.setStart(...placeAt(source, from === 0 ? 0 : text.lastIndexOf('\n', from) + 1));
  range.setEnd(...placeAt(source, end < 0 ? text.length : end));
  return range.cloneContents();
}

/** What is shown around a passage: its page, or as much of a text without pages. */
function around(page, passage) {
  const source = page.querySelector('#text pre');
  const words = passage.querySelector('.words').textContent;
  const mark = source.querySelector('mark');
  const at = findWords(source.textContent, words) ?? (mark ? source.textContent.indexOf(mark.textContent) : 0);
  const paged = passage.dataset.page !== '';
  const box = document.createElement('div');
  Object.assign(box, { className: 'around text', lang: source.parentElement.lang, dir: source.parentElement.dir, tabIndex: 0, role: 'region' });
  const text = document.createElement('pre');
  text.append(paged ? cut(source, 0, source.textContent.length) : cut(source, Math.max(0, at - AROUND), at + words.length + AROUND));
  box.append(text);
  return box;
}

/** Scrolls a box to the words of its passage, and shows which they are. */
function scrollToWords(box, words) {
  const text = box.querySelector('pre');
  const at = findWords(text.textContent, words);
  if (at === undefined) return;
  const range = document.createRange();
  range.setStart(...placeAt(text, at));
  box.scrollTop = range.getBoundingClientRect().top - box.getBoundingClientRect().top - 48;
}

async function unfold(link) {
  const passage = link.closest('.passage');
  const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(answer.statusText);
  const box = around(new DOMParser().parseFromString(await answer.text(), 'text/html'), passage);
  box.setAttribute('aria-label', link.dataset.name);
  passage.querySelector('.words').after(box);
  scrollToWords(box, passage.querySelector('.words').textContent);
  link.dataset.open = link.textContent;
  link.textContent = link.dataset.close;
  link.ariaExpanded = 'true';
  box.focus({ preventScroll: true });
}

function fold(link) {
  link.closest('.passage').querySelector('.around').remove();
  link.textContent = link.dataset.open;
  delete link.dataset.open;
  link.ariaExpanded = 'false';
}

/** Where the text cannot be shown here, the link is followed. */
function onClick(event) {
  const link = event.target.closest('a.read-on');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.dataset.open !== undefined) fold(link);
  else unfold(link).catch(() => location.assign(link.href));
}

document.addEventListener('click', onClick);

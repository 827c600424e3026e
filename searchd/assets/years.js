// On a chart of years: a range is dragged, or chosen with the arrow keys and Shift. Either way it is written into the box below
// the chart, whose form asks for it.
const yearAt = (chart, x) => {
  const { left, width } = chart.getBoundingClientRect();
  const { first, last } = chart.dataset;
  const at = Math.floor(((x - left) / width) * (last - first + 1));
  return Math.min(Math.max(Number(first) + at, Number(first)), Number(last));
};

const ordered = (one, other) => [Math.min(one, other), Math.max(one, other)];

/** Shows a range that is not yet asked for; none if it is undefined. */
function mark(chart, range) {
  chart.querySelector('.dragged')?.remove();
  if (range === undefined) return;
  const bar = chart.viewBox.baseVal.width / (chart.dataset.last - chart.dataset.first + 1);
  const span = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const shape = { class: 'span dragged', x: (range[0] - chart.dataset.first) * bar, y: 0,
    width: (range[1] - range[0] + 1) * bar, height: chart.viewBox.baseVal.height };
  for (const [name, value] of Object.entries(shape)) span.setAttribute(name, value);
  chart.prepend(span);
  write(chart, range);
}

function write(chart, [from, to]) {
  chart.closest('.years').querySelector('input:not([type=hidden])').value = from === to ? from : `${from}..${to}`;
}

const ask = (chart) => chart.closest('.years').querySelector('form').requestSubmit();

/* ---- Pointer ---- */

function drag(chart, down) {
  const from = yearAt(chart, down.clientX);
  let to = from;
  const move = (event) => {
    to = yearAt(chart, event.clientX);
    if (to !== from) chart.setPointerCapture(down.pointerId);
    mark(chart, to === from ? undefined : ordered(from, to));
  };
  const end = (event) => {
    chart.removeEventListener('pointermove', move);
    for (const name of ['pointerup', 'pointercancel']) chart.removeEventListener(name, end);
    if (event.type === 'pointerup' && to !== from) ask(chart);
    else mark(chart, undefined);
  };
  chart.addEventListener('pointermove', move);
  for (const name of ['pointerup', 'pointercancel']) chart.addEventListener(name, end);
}

/* ---- Keys ---- */

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/** One bar of a chart is in the order of Tab, the arrows go on from there. */
function reach(chart, bar) {
  for (const other of chart.querySelectorAll('a[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  bar?.setAttribute('tabindex', '0');
}

function onKey(chart, event, range) {
  const bars = [...chart.querySelectorAll('a')];
  const at = bars.indexOf(document.activeElement);
  const next = bars[at + (STEPS[event.key] ?? 0)];
  const yearOf = (bar) => Number(bar.dataset.year);
  if (event.key === 'Enter' && range.from !== undefined) {
    event.preventDefault();
    ask(chart);
  } else if (event.key in STEPS && at >= 0 && next !== undefined) {
    event.preventDefault();
    range.from = event.shiftKey ? range.from ?? yearOf(bars[at]) : undefined;
    mark(chart, event.shiftKey ? ordered(range.from, yearOf(next)) : undefined);
    reach(chart, next);
    next.focus();
  }
}

function start(chart) {
  const range = {};
  chart.addEventListener('pointerdown', (event) => { if (event.button === 0) drag(chart, event); });
  chart.addEventListener('dragstart', (event) => event.preventDefault());
  chart.addEventListener('keydown', (event) => onKey(chart, event, range));
  reach(chart, chart.querySelector('a.selected') ?? [...chart.querySelectorAll('a')].at(-1));
}

const startAll = () => document.querySelectorAll('svg.bars').forEach(start);
startAll();
document.addEventListener('results', startAll);

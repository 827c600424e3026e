"""Reads a source: front matter and a small, strict Markdown.

A source is turned into a list of blocks, each a tuple whose first item says what it is:
('heading', level, spans), ('paragraph', spans), ('quote', spans), ('list', ordered, [spans]),
('table', [[spans]]), ('page', style) and ('break',). Spans are ('text', words, marks), ('note', spans)
and ('comment', words). The other modules turn blocks into files.
"""
import re

SPAN = re.compile(
    r'\{>>(?P<comment>.+?)<<\}|\[\^(?P<note>[^\]]+)\]|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+?)\*')


class SourceError(Exception):
    """A source that breaks the rules; the message names the file."""


def front_matter(text, name):
    """The `key: value` lines between the two `---` lines, and the rest."""
    if not text.startswith('---\n') or '\n---\n' not in text[4:]:
        raise SourceError("'%s' has no front matter" % name)
    head, body = text[4:].split('\n---\n', 1)
    fields = {}
    for line in head.splitlines():
        if ':' not in line:
            raise SourceError("'%s': not a field: '%s'" % (name, line))
        key, value = line.split(':', 1)
        fields[key.strip()] = value.strip()
    for key in ('title', 'author', 'date', 'language', 'output'):
        if key not in fields:
            raise SourceError("'%s' has no field '%s'" % (name, key))
    return fields, body


def take_notes(body):
    """Footnote texts (`[^1]: text`, one line each), and the body without them."""
    notes, kept = {}, []
    for line in body.splitlines():
        match = re.match(r'\[\^([^\]]+)\]: (.+)$', line)
        if match:
            notes[match[1]] = match[2]
        else:
            kept.append(line)
    return notes, kept


def spans_of(text, notes):
    spans, at = [], 0
    for match in SPAN.finditer(text):
        if match.start() > at:
            spans.append(('text', text[at:match.start()], ''))
        if match['comment']:
            spans.append(('comment', match['comment']))
        elif match['note']:
            spans.append(('note', spans_of(notes[match['note']], notes)))
        elif match['bold']:
            spans.append(('text', match['bold'], 'bold'))
        else:
            spans.append(('text', match['italic'], 'italic'))
        at = match.end()
    if at < len(text):
        spans.append(('text', text[at:], ''))
    return spans


def table_of(lines, notes):
    rows = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
        if not all(re.fullmatch(r':?-+:?', cell) for cell in cells):
            rows.append([spans_of(cell, notes) for cell in cells])
    return ('table', rows)


def list_of(lines, notes):
    items, ordered = [], bool(re.match(r'\d+\. ', lines[0]))
    for line in lines:
        if re.match(r'(- |\d+\. )', line):
            items.append(re.sub(r'^(- |\d+\. )', '', line))
        else:
            items[-1] += ' ' + line.strip()
    return ('list', ordered, [spans_of(item, notes) for item in items])


def block_of(lines, notes):
    """One block from the lines between two empty ones."""
    first = lines[0]
    page = re.fullmatch(r'<!-- page: (\w+) -->', first)
    if page:
        return ('page', page[1])
    if first == '<!-- break -->':
        return ('break',)
    heading = re.match(r'(#{1,4}) (.+)', first)
    if heading:
        return ('heading', len(heading[1]), spans_of(heading[2], notes))
    if first.startswith('|'):
        return table_of(lines, notes)
    if re.match(r'(- |\d+\. )', first):
        return list_of(lines, notes)
    if first.startswith('> '):
        return ('quote', spans_of(' '.join(line.lstrip('> ') for line in lines), notes))
    return ('paragraph', spans_of(' '.join(line.strip() for line in lines), notes))


def read_source(path):
    """The fields and the blocks of the source at `path`."""
    with open(path, encoding='utf-8') as source:
        fields, body = front_matter(source.read(), path)
    notes, lines = take_notes(body)
    blocks, group = [], []
    for line in lines + ['']:
        if line.strip():
            group.append(line)
        elif group:
            blocks.append(block_of(group, notes))
            group = []
    return fields, blocks


def plain(spans):
    """The words of some spans, without notes and comments."""
    return ''.join(span[1] for span in spans if span[0] == 'text')

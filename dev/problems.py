# The faults of extraction listed in domain/extraction-problems.tsv: which of them are overcome, seen from outside.
#
# problems.tsv holds what to look at, one row a look: the fault's id, the beginning of the name of the document, the kind
# of check, what is asked and what is expected. A fault is solved when all its rows hold; "open" never does and says why.
import csv
import json
import re
from pathlib import Path

PROBES = Path(__file__).with_name('problems.tsv')
CHECKS = {}


def rows_of(path):
    with open(path, encoding='utf-8') as lines:
        return list(csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))


def check(function):
    """Marks a function as a kind of check; it says whether the row holds in the document."""
    CHECKS[function.__name__.replace('_', '-')] = function
    return function


class Document:
    """One document of an index, with what was read and claimed of it."""

    def __init__(self, praxis, index, hit):
        self.praxis, self.index, self.id = praxis, index, hit['id']
        self.record = json.loads(praxis.run('show', '--db', index, '--format', 'json', self.id).stdout)

    def passages(self, query):
        """The passages of this document that answer, best first; None if it is not found."""
        for hit in self.praxis.ask('search', '--db', self.index, '--limit', 100, '--passages', 10, '--', query):
            if hit.get('id') == self.id:
                return [passage['text'] for passage in hit['passages']]
        return None

    def section_titles(self):
        return [section['title'] for section in self.record['sections'] if section['title']]


def stands_in(words, text):
    """Numbers must stand alone: 20 is not in 2018."""
    return re.search(r'\b%s\b' % words, text) if words.isdigit() else words in text


@check
def finds(document, row):
    return document.passages(row['query']) is not None


@check
def lacks(document, row):
    return not finds(document, row)


@check
def shows(document, row):
    return any(row['expected'] in text for text in document.passages(row['query']) or [])


@check
def once(document, row):
    """Of all hits, one passage shows what several documents have."""
    hits = document.praxis.ask('search', '--db', document.index, '--limit', 100, '--passages', 10, '--', row['query'])
    return sum(row['expected'] in passage['text'] for hit in hits for passage in hit.get('passages', [])) == 1


@check
def first(document, row):
    return any(row['expected'] in text for text in (document.passages(row['query']) or [])[:1])


@check
def hides(document, row):
    texts = document.passages(row['query'])
    return texts is not None and not any(stands_in(row['expected'], text) for text in texts)


@check
def title(document, row):
    return document.record['title'] == row['expected']


@check
def no_title(document, row):
    return row['expected'] not in document.record['title']


@check
def section(document, row):
    return row['expected'] in document.section_titles()


@check
def no_section(document, row):
    return not any(row['expected'] in title for title in document.section_titles())


@check
def claim(document, row):
    """The query names a field; expected is a value, a value and its role (BE:about), or nothing: any value."""
    value, _, role = row['expected'].partition(':')
    return any(tag['field'] == row['query'] and value in ('', tag['value']) and role in ('', tag['role'])
               for tag in document.record['tags'])


@check
def no_claim(document, row):
    return not claim(document, row)


CHECKS['open'] = lambda document, row: False


def look(praxis, index, faults):
    """For each fault of a list its id, whether it is solved, and the first row that does not hold."""
    documents = {Path(hit['path']).name.partition('_')[0]: Document(praxis, index, hit)
                 for hit in praxis.ask('search', '--db', index, '--limit', 1000) if hit.get('path')}
    probes = rows_of(PROBES)
    for fault in rows_of(faults):
        rows = [row for row in probes if row['id'] == fault['id'] and row['document'] in documents]
        failed = [row for row in rows if not CHECKS[row['check']](documents[row['document']], row)]
        reason = ' '.join(failed[0][key] for key in ('check', 'query', 'expected')) if failed else 'nothing to look at'
        yield fault['id'], bool(rows) and not failed, reason

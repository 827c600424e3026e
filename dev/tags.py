"""How good the tags are: what Praxis claims of labelled documents and records, against their labels.

Values of a field are counted over a whole set: of those claimed and those labelled, F1 is the balance of how many are
right and how many are found. What a label allows besides neither helps nor hurts. Fields with one value are exact or not.
"""
import collections
import csv
import json
import re
from pathlib import Path

DEV = Path(__file__).resolve().parent

# The classes of documents/gold.tsv as the types of the vocabulary; a narrower type counts as its class, too.
CLASSES = {
    'SOP': {'sop', 'protocol'},
    'article': {'web-article'},
    'brochure': {'brochure', 'factsheet'},
    'case study': {'case-study'},
    'guideline': {'guidelines'},
    'handbook': {'handbook', 'guide'},
    'policy': {'policy', 'legal-instrument', 'strategy', 'action-plan'},
    'report': {'report', 'annual-report', 'evaluation-report', 'analytical-report'},
    'training material': {'training-materials', 'training-module', 'training-curriculum'},
}


def rows_of(path):
    with open(path, encoding='utf-8') as lines:
        return list(csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))


def values_of(text):
    return {value for value in (text or '').split(';') if value}


class Scores:
    """The figures of one set, in the order in which its fields were first compared."""

    def __init__(self, name, targets):
        self.name, self.targets = name, targets
        self.counts = collections.defaultdict(lambda: [0, 0, 0])  # right, claimed, labelled
        self.wrong = []

    def values(self, what, document, claimed, labelled, allowed=frozenset()):
        claimed = claimed - (allowed - labelled)
        count = self.counts[what]
        count[0] += len(claimed & labelled)
        count[1] += len(claimed)
        count[2] += len(labelled)
        if claimed != labelled:
            self.wrong.append((what, document, 'too much: %s; missing: %s' % (
                ' '.join(sorted(claimed - labelled)) or '-', ' '.join(sorted(labelled - claimed)) or '-')))

    def exact(self, what, document, claimed, accepted):
        count = self.counts[what]
        count[0] += claimed in accepted
        count[1] += 1
        count[2] += 1
        if claimed not in accepted:
            self.wrong.append((what, document, '%s, not %s' % (claimed, ' or '.join(map(str, accepted)) or '-')))

    def figures(self, details):
        """(what, figure, met), with what is wrong first if that is asked for."""
        for what, document, how in self.wrong if details else []:
            yield '%s: %s' % (self.name, what), '%s: %s' % (document, how), None
        for what, (right, claimed, labelled) in self.counts.items():
            figure = 2 * right / (claimed + labelled) if claimed + labelled else 1.0
            target = self.targets.get(what)
            shown = '%.2f, %d right of %d claimed and %d labelled' % (figure, right, claimed, labelled)
            if target is None:
                yield '%s: %s' % (self.name, what), shown, None
            else:
                yield '%s: %s (≥ %.2f)' % (self.name, what, target), shown, figure >= target


class Tags:
    """What is claimed of one hit."""

    def __init__(self, hit):
        self.countries, self.topics = set(hit.get('countries') or []), set(hit.get('topics') or [])
        self.regions, self.actions = set(hit.get('regions') or []), set(hit.get('actions') or [])
        self.type, self.language, self.state = hit.get('document_type'), hit.get('language'), hit.get('state')
        covers, published = hit.get('covers') or {}, hit.get('published') or {}
        self.covers = tuple(str(covers[end]) for end in ('from', 'to')) if covers.get('from') else ()
        self.published = str(published.get('year') or '')


NOTHING = Tags({})


def tags_by_path(praxis, name, folder, *options):
    """The tags of all files below a folder, by their paths relative to it."""
    index, _ = praxis.index(name, folder, *options)
    found = {}
    for hit in praxis.ask('search', '--db', index, '--limit', 1000):
        for path in hit.get('paths') or [hit.get('path')]:
            if path:
                found[str(Path(path).relative_to(folder))] = Tags(hit)
    return found


def documents(praxis):
    scores = Scores('documents', {'country': 0.88, 'published': 0.90, 'language': 0.98, 'type': 0.75})
    folder = praxis.shared / 'documents'
    found = tags_by_path(praxis, 'tags-documents', folder / 'files')
    for row in rows_of(folder / 'gold.tsv'):
        path, tags = row['path'], found.get(row['path'], NOTHING)
        scores.values('country', path, tags.countries, values_of(row['countries']), values_of(row['countries_ok']))
        scores.exact('published', path, tags.published, {row['year']} | values_of(row['year_ok']))
        scores.exact('language', path, tags.language, values_of(row['lang']))
        scores.exact('type', path, tags.type, CLASSES[row['doctype']])
    return scores


def theme_names(path):
    """The themes of the catalogue. Commas within a name broke it in two there: the rest begins with a small letter."""
    names = []
    for row in rows_of(path):
        if names and row['theme'][0].islower():
            names[-1] += ', ' + row['theme']
        else:
            names.append(row['theme'])
    return names


def theme_id(name):
    return 'theme-' + '-'.join(re.findall(r'[a-z]+', name.lower()))[:60]


def thesaurus():
    """What dev/themes.tsv knows of themes: a word of their names, topics below them, and labels with their languages."""
    for row in rows_of(DEV / 'themes.tsv'):
        yield row['word'], values_of(row['topics']), [label.split('@') for label in row['labels'].split('|')]


def write_themes(path, names):
    """The themes as a vocabulary of topics; gives the topics that stand for each, by its id."""
    known = list(thesaurus())
    topics = {}
    with open(path, 'w', encoding='utf-8') as out:
        print('@prefix skos: <http://www.w3.org/2004/02/skos/core#> .', file=out)
        print('@prefix topic: <https://praxis.example/vocabulary/topic/> .', file=out)
        for name in names:
            _, below, labels = next((row for row in known if row[0] in name.lower()), (None, set(), []))
            topics[theme_id(name)] = below | {theme_id(name)}
            print('topic:%s skos:prefLabel %s@en .' % (theme_id(name), json.dumps(name)), file=out)
            for text, language in labels:
                label = json.dumps(text, ensure_ascii=False)
                print('topic:%s skos:altLabel %s@%s .' % (theme_id(name), label, language), file=out)
    return topics


def catalogue(praxis):
    """The catalogue as records of which only the title is known."""
    scores = Scores('catalogue', {'country': 0.90, 'themes': 0.55})
    names = theme_names(praxis.shared / 'vocab' / 'iom_thematic_areas.tsv')
    vocabulary = praxis.scratch / 'vocabulary'
    vocabulary.mkdir()
    topics = write_themes(vocabulary / 'themes.ttl', names)
    rows = rows_of(praxis.shared / 'documents' / 'iom_catalogue.tsv')
    records = praxis.scratch / 'catalogue.jsonl'
    with open(records, 'w', encoding='utf-8') as out:
        for number, row in enumerate(rows):
            print(json.dumps({'id': 'record-%d' % number, 'title': row['title']}), file=out)
    index, _ = praxis.index('tags-catalogue', '--records', records, '--vocabulary', vocabulary)
    hits = {hit.get('id'): hit for hit in praxis.ask('search', '--db', index, '--vocabulary', vocabulary, '--limit', 1000)}
    for number, row in enumerate(rows):
        tags, title = Tags(hits.get('record-%d' % number, {})), row['title'][:60]
        if 1 <= len(values_of(row['countries'])) <= 3:
            scores.values('country', title, tags.countries, values_of(row['countries']))
        labelled = {theme_id(name) for name in names if name in row['themes']}
        claimed = {theme for theme, standing_for in topics.items() if standing_for & tags.topics}
        if labelled:
            scores.values('themes', title, claimed, labelled)
    return scores


def seeds(praxis):
    targets = {'country': 0.95, 'topics': 0.85, 'covers': 0.80, 'type': 1.00}
    scores = Scores('seeds', targets)
    found = tags_by_path(praxis, 'tags-seeds', praxis.shared / 'seeds')
    gold = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows_of(praxis.shared / 'domain' / 'gold-tags.tsv'):
        gold[row['document']][row['field']].append(row)
    for name, fields in gold.items():
        tags = found.get(name, NOTHING)
        primary = {row['value'] for row in fields['country_subject'] if row['level'] == 'primary'}
        scores.values('country', name, tags.countries, primary, {row['value'] for row in fields['country_subject']})
        scores.values('topics', name, tags.topics, {row['value'] for row in fields['topic']})
        years = [row['value'].split('-') for row in fields['year_covered'] if row['level'] == 'primary']
        scores.exact('covers', name, tags.covers, {(year[0], year[-1]) for year in years})
        scores.exact('type', name, tags.type, {row['value'] for row in fields['doc_type']})
    return scores


def programme_regions(tags):
    """Without those of UN M49, which follow from the countries."""
    return {region for region in tags.regions if not region.startswith('m49-')}


def compare(scores, row, tags):
    """A document of ours with its row of labels."""
    path = row['path']
    scores.exact('type', path, tags.type, {row['type']})
    scores.exact('language', path, tags.language, {row['language']})
    scores.values('country', path, tags.countries, values_of(row['countries']))
    scores.values('topics', path, tags.topics, values_of(row['topics']))
    scores.exact('covers', path, tags.covers, {(row['covers_from'], row['covers_to']) if row['covers_from'] else ()})
    scores.exact('published', path, tags.published, {row['published']})
    scores.values('action', path, tags.actions, values_of(row['action']))


def corpus(praxis):
    """Our own documents. What cannot be read has no tags to find but those of its name."""
    fields = ('type', 'language', 'country', 'region', 'topics', 'covers', 'published', 'action', 'readable')
    scores = Scores('corpus', dict.fromkeys(fields, 0.95))
    folder = DEV.parent / 'corpus'
    found = tags_by_path(praxis, 'tags-corpus', folder / 'documents')
    for row in rows_of(folder / 'labels.tsv'):
        tags = found.get(row['path'], NOTHING)
        scores.exact('readable', row['path'], 'yes' if tags.state == 'read' else tags.state, {row['readable']})
        if row['readable'] == 'yes':
            compare(scores, row, tags)
            scores.values('region', row['path'], programme_regions(tags), values_of(row['regions']))
    return scores


def unseen(praxis):
    """Documents of authors who know nothing of the tagger, a set at a time; without targets."""
    folder = DEV.parent / 'corpus' / 'unseen'
    found = tags_by_path(praxis, 'tags-unseen', folder)
    sets = {}
    for row in rows_of(folder / 'labels.tsv'):
        name = row['path'].split('/')[0]
        compare(sets.setdefault(name, Scores('unseen ' + name, {})), row, found.get(row['path'], NOTHING))
    return sets.values()


def look(praxis, details):
    for labelled_set in (documents, catalogue, seeds, corpus):
        yield from labelled_set(praxis).figures(details)
    for scores in unseen(praxis):
        yield from scores.figures(details and scores.name != 'unseen four')

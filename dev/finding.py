"""How well documents and passages are found: judged questions against what Praxis answers to them.

A collection is a folder with corpus.jsonl, queries.tsv and qrels.tsv. Collections whose names differ only in the language
at their end (NAME-en, NAME-es) are the same in several languages and lie in one index. Every list of questions is answered
by one process, without grouping of versions, so that each document has a place of its own.
"""
import collections
import csv
import json
import re
import subprocess
import sys

# nDCG@10 to reach, by collection; others are reported.
TARGETS = {'cranfield': 0.53, 'cisi': 0.39, 'med': 0.70, 'xquad-en': 0.96, 'xquad-es': 0.955}
# The questions of collections are paragraphs in prose, and may be longer than those that people type.
LONG_QUESTIONS = {'PRAXIS_QUERY_BYTES': '65536', 'PRAXIS_QUERY_TERMS': '10000', 'PRAXIS_QUERY_SECONDS': '60'}
DEPTH = 100  # hits of a question: a hundred is enough for the first ten, whatever ties they have
# How the columns of the judged queries name filters, where it is not as the command line does.
FILTERS = {'covers': 'year'}


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as lines:
        return list(csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))


def filter_options(filters, regions):
    """'type=case-study covers=2018' as options. A region goes by its label, since ids differ between vocabularies."""
    options = []
    for pair in filters.split():
        name, value = pair.split('=', 1)
        options += ['--' + FILTERS.get(name, name), regions.get(value, value) if name == 'region' else value]
    return options


# ---- Collections ----

def families(folder):
    """The collections by what they are called without their language."""
    found = collections.defaultdict(list)
    for path in sorted(folder.glob('*')):
        if (path / 'corpus.jsonl').exists():
            found[re.sub(r'-[a-z]{2}$', '', path.name)].append(path)
    return found


def write_records(members, path):
    """All members as records; ids repeat from one language to the next, so each is put behind its collection's name."""
    with open(path, 'w', encoding='utf-8') as out:
        for member in members:
            with open(member / 'corpus.jsonl', encoding='utf-8') as lines:
                for line in lines:
                    record = json.loads(line)
                    record['id'] = '%s:%s' % (member.name, record['id'])
                    print(json.dumps(record, ensure_ascii=False), file=out)


def answer_collection(praxis, index, member, run):
    """Writes a run in which the collection's own documents have their own ids again; what was said beside the answers."""
    done = praxis.run('search', '--db', index, '--queries-from', member / 'queries.tsv', '--format', 'trec',
                      '--syntax', 'plain', '--no-group', '--limit', DEPTH, '--passages', 0,
                      settings=LONG_QUESTIONS)
    own = member.name + ':'
    with open(run, 'w', encoding='utf-8') as out:
        for line in done.stdout.splitlines():
            columns = line.split()
            columns[2] = columns[2].removeprefix(own)
            print(*columns, file=out)
    return [line for line in done.stderr.splitlines() if line.startswith('praxis')]


def collections_below(praxis, folder):
    """nDCG@10 of each collection, as evaluate.py beside them computes it."""
    for family, members in families(folder).items():
        records = praxis.scratch / (family + '.jsonl')
        write_records(members, records)
        index, _ = praxis.index(family, '--records', records)
        for member in members:
            run = praxis.scratch / (member.name + '.run')
            for complaint in answer_collection(praxis, index, member, run):
                yield member.name + ' refused', complaint, False
            done = subprocess.run([sys.executable, folder / 'evaluate.py', member / 'qrels.tsv', run], text=True,
                                  capture_output=True, check=True)
            figure = float(re.search(r'nDCG@10=(\S+)', done.stdout).group(1))
            target = TARGETS.get(member.name)
            yield ('%s, nDCG@10' % member.name + (' (%g)' % target if target else ''), '%.4f' % figure,
                   None if target is None else figure >= target)


# ---- Passages ----

def answer_passages(praxis, index, query, options):
    """(document, line) of the passages that answer a query, best first; a reason instead if it cannot be asked."""
    try:
        hits = praxis.ask('search', '--db', index, '--output', 'passages', '--limit', 10, *options, '--',
                          *([query] if query else []))
    except RuntimeError as error:
        return [], str(error)
    shown = [(hit.get('path'), passage) for hit in hits for passage in hit.get('passages', [hit])]
    return [(path.rpartition('/')[2], passage['line']) for path, passage in shown
            if passage.get('line') is not None], None


def passages(praxis):
    """The judged queries on seeds/ alone, answered by passages and scored by check_gold.py."""
    domain = praxis.shared / 'domain'
    regions = {row['id']: row['prefLabel'] for row in rows_of(domain / 'regions.tsv')}
    index, _ = praxis.index('seeds', praxis.shared / 'seeds')
    queries = {row['qid']: (row['query'], row['filters']) for row in rows_of(domain / 'gold-queries-dev.tsv')}
    run = praxis.scratch / 'run.tsv'
    with open(run, 'w', encoding='utf-8') as out:
        print('qid', 'rank', 'document', 'line', sep='\t', file=out)
        for qid, (query, filters) in queries.items():
            found, refused = answer_passages(praxis, index, query, filter_options(filters, regions))
            if refused:
                yield qid + ' refused', refused, False
            for rank, (document, line) in enumerate(found, 1):
                print(qid, rank, document, line, sep='\t', file=out)
    scored = subprocess.run([sys.executable, domain / 'check_gold.py', praxis.shared / 'seeds', run], text=True,
                            capture_output=True).stdout
    first, third = (float(re.search(pattern, scored).group(1)) for pattern in (r'success@1 (\S+)', r'@3 (\S+)'))
    rightly, empty = map(int, re.search(r'zero-result ok (\d+)/(\d+)', scored).groups())
    yield 'judged queries by passages', len(queries), None
    yield 'success@1 (0.80)', '%.2f' % first, first >= 0.80
    yield 'success@3 (0.95)', '%.2f' % third, third >= 0.95
    yield 'those that must find nothing', '%d of %d' % (rightly, empty), rightly == empty
    yield 'check_gold.py', scored.strip().splitlines()[-1].strip(), None


# ---- The corpus of the project ----

def first_paths(praxis, index, query, options, count):
    """The paths of the first documents, below the folder that was indexed."""
    hits = praxis.ask('search', '--db', index, '--no-group', '--limit', count, *options, '--', *([query] if query else []))
    return [hit['path'].rpartition('/documents/')[2] for hit in hits if hit.get('path')]


def corpus_queries(praxis, corpus, index):
    """The judged questions of the corpus: is a document of grade 2 or more among the first three?"""
    right = collections.defaultdict(set)
    for row in rows_of(corpus / 'judgements.tsv'):
        if int(row['grade']) >= 2:
            right[row['qid']].add(row['path'])
    wanted = rightly = empty = 0
    for row in rows_of(corpus / 'queries.tsv'):
        found = first_paths(praxis, index, row['query'], filter_options(row['filters'], {}), 3)
        if row['expect'] == 'zero':
            empty += 1
            rightly += not found
        elif right[row['qid']]:
            hit = bool(right[row['qid']] & set(found))
            wanted += hit
            if not hit and praxis.details:
                yield row['qid'], '%s: %s' % (row['query'], '; '.join(found)), None
    share = wanted / len(right)
    yield 'corpus, success@3 (0.95)', '%.3f of %d' % (share, len(right)), share >= 0.95
    yield 'those that must find nothing', '%d of %d' % (rightly, empty), rightly == empty


def parallel_questions(praxis, corpus, index):
    """One question in several languages: is the edition in its language among the first three?"""
    asked, found = collections.Counter(), collections.Counter()
    for row in rows_of(corpus / 'parallel.tsv'):
        paths = first_paths(praxis, index, row['query'], [], 3)
        asked[row['language']] += 1
        found[row['language']] += row['path'] in paths
        if row['path'] not in paths and praxis.details:
            yield row['qid'] + ' ' + row['language'], '%s: %s' % (row['query'], '; '.join(paths)), None
    share = sum(found.values()) / sum(asked.values())
    yield ('in each language, success@3 (0.90)', '%.3f: %s' % (share, ', '.join(
        '%s %d of %d' % (language, found[language], asked[language]) for language in sorted(asked))), share >= 0.90)


def look(praxis, top):
    """All figures of finding."""
    yield from passages(praxis)
    corpus = top / 'corpus'
    index, _ = praxis.index('corpus', corpus / 'documents')
    yield from corpus_queries(praxis, corpus, index)
    yield from parallel_questions(praxis, corpus, index)
    yield from collections_below(praxis, praxis.shared / 'ir')

"""Writes blocks as an OpenDocument text: the .odt documents themselves, and what LibreOffice turns into PDF and DOCX.

Every byte depends on the source alone: the archive has fixed dates and a fixed order.
Page styles: `cover` (no header or footer), `front` (roman numbers), `body` (arabic numbers, one or two columns).
"""
import zipfile
from xml.sax.saxutils import escape, quoteattr

from . import markdown

SPACES = ' '.join('xmlns:%s="%s"' % pair for pair in (
    ('office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'),
    ('style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'),
    ('text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'),
    ('table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'),
    ('fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'),
    ('svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'),
    ('meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'),
    ('dc', 'http://purl.org/dc/elements/1.1/')))
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PAGE_WORD = {'en': 'Page', 'fr': 'Page', 'es': 'Página', 'pt': 'Página', 'ar': 'صفحة', 'ru': 'Страница'}
COUNTRY = {'en': 'GB', 'fr': 'FR', 'es': 'ES', 'pt': 'PT', 'ar': 'EG', 'ru': 'RU'}
FONTS = ('Noto Serif', 'Noto Sans', 'Noto Naskh Arabic')
# name, parent, size in points, bold, space above and below in millimetres, outline level
PARAGRAPHS = (
    ('Title', 'Standard', 22, True, 40, 6, None), ('Subtitle', 'Standard', 13, False, 2, 6, None),
    ('Heading_1', 'Standard', 16, True, 7, 3, 1), ('Heading_2', 'Standard', 13, True, 5, 2, 2),
    ('Heading_3', 'Standard', 11, True, 4, 1.5, 3), ('Text', 'Standard', 10.5, False, 0, 2.5, None),
    ('Quotation', 'Standard', 10.5, False, 1, 3, None), ('Cell', 'Standard', 9, False, 0.5, 0.5, None),
    ('Strong_Cell', 'Cell', 9, True, 0.5, 0.5, None), ('Header', 'Standard', 8.5, False, 0, 0, None),
    ('Footer', 'Standard', 8.5, False, 0, 0, None), ('Footnote', 'Standard', 8.5, False, 0, 0, None))
TITLES = {'Title': 'Title', 'Heading_1': 'Heading 1', 'Heading_2': 'Heading 2', 'Heading_3': 'Heading 3'}


def paragraph_style(row, rtl):
    name, parent, size, bold, above, below, level = row
    indent = ' fo:margin-left="8mm" fo:margin-right="8mm"' if name == 'Quotation' else ''
    keep = ' fo:keep-with-next="always"' if level else ''
    align = (' fo:text-align="center"' if name in ('Header', 'Footer') else
             ' fo:text-align="end"' if rtl else '')
    weight = 'bold' if bold else 'normal'
    family = 'Noto Sans' if bold or name in ('Header', 'Footer', 'Cell') else 'Noto Serif'
    return ('<style:style style:name="%s"%s style:family="paragraph" style:parent-style-name="%s"%s>'
            '<style:paragraph-properties fo:margin-top="%smm" fo:margin-bottom="%smm"%s%s%s%s/>'
            '<style:text-properties style:font-name="%s" fo:font-size="%spt" style:font-size-complex="%spt" '
            'fo:font-weight="%s" style:font-weight-complex="%s"/></style:style>' % (
                name, ' style:display-name=%s' % quoteattr(TITLES.get(name, name.replace('_', ' '))), parent,
                ' style:default-outline-level="%d"' % level if level else '', above, below, indent, keep, align,
                ' style:writing-mode="rl-tb"' if rtl else '', family, size, size + 1, weight, weight))


def page_layout(name, number, columns, rtl):
    wide = ('<style:columns fo:column-count="2" fo:column-gap="8mm"/>' if columns and name == 'body' else '')
    bars = ('' if name == 'cover' else
            '<style:header-style><style:header-footer-properties fo:margin-bottom="5mm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:margin-top="5mm"/></style:footer-style>')
    return ('<style:page-layout style:name="layout-%s"><style:page-layout-properties fo:page-width="210mm" '
            'fo:page-height="297mm" fo:margin-top="18mm" fo:margin-bottom="18mm" fo:margin-left="24mm" '
            'fo:margin-right="24mm" style:num-format="%s" style:writing-mode="%s">%s'
            '</style:page-layout-properties>%s</style:page-layout>' % (
                name, number, 'rl-tb' if rtl else 'lr-tb', wide, bars))


def master_page(name, fields):
    if name == 'cover':
        return '<style:master-page style:name="cover" style:page-layout-name="layout-cover"/>'
    number = '%s <text:page-number text:select-page="current">1</text:page-number>' % PAGE_WORD[fields['language']]
    return ('<style:master-page style:name="%s" style:page-layout-name="layout-%s"><style:header>'
            '<text:p text:style-name="Header">%s</text:p></style:header><style:footer>'
            '<text:p text:style-name="Footer">%s%s</text:p></style:footer></style:master-page>' % (
                name, name, escape(fields.get('header', fields['title'])),
                escape(fields['footer'] + ' · ') if 'footer' in fields else '', number))


def styles(fields):
    language = fields['language']
    rtl = language == 'ar'
    complex_language = language if rtl else 'none'
    default = ('<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" '
               'fo:widows="2"%s/><style:text-properties style:font-name="Noto Serif" '
               'style:font-name-complex="Noto Naskh Arabic" fo:font-size="10.5pt" style:font-size-complex="12pt" '
               'fo:language="%s" fo:country="%s" style:language-complex="%s" style:country-complex="%s" '
               'fo:hyphenate="false"/></style:default-style>' % (
                   ' style:writing-mode="rl-tb"' if rtl else '', language, COUNTRY[language], complex_language,
                   COUNTRY[language] if rtl else 'none'))
    faces = ''.join('<style:font-face style:name="%s" svg:font-family="\'%s\'"/>' % (font, font) for font in FONTS)
    layouts = ''.join(page_layout(name, number, fields.get('layout') == 'columns', rtl)
                      for name, number in (('cover', '1'), ('front', 'i'), ('body', '1')))
    outline = ''.join('<text:outline-level-style text:level="%d" style:num-format=""/>' % level for level in (1, 2, 3))
    return (HEAD + '<office:document-styles %s office:version="1.3"><office:font-face-decls>%s'
            '</office:font-face-decls><office:styles>%s<style:style style:name="Standard" '
            'style:family="paragraph"/>%s<text:outline-style style:name="Outline">%s</text:outline-style>'
            '</office:styles><office:automatic-styles>%s</office:automatic-styles>'
            '<office:master-styles>%s</office:master-styles></office:document-styles>' % (
                SPACES, faces, default, ''.join(paragraph_style(row, rtl) for row in PARAGRAPHS), outline, layouts,
                ''.join(master_page(name, fields) for name in ('body', 'front', 'cover'))))


class Content:
    """Collects the body and the automatic styles that page starts and breaks need."""

    def __init__(self, fields):
        self.fields, self.automatic, self.body = fields, [], []
        self.start, self.notes, self.tables, self.restarted = None, 0, 0, set()

    def style_of(self, base):
        """`base`, or a style derived from it that starts the page asked for."""
        if not self.start:
            return base
        name = 'start-%d' % len(self.automatic)
        if self.start == 'break':
            master, props = '', ' fo:break-before="page"'
        else:
            number = '' if self.start in self.restarted else ' style:page-number="1"'
            self.restarted.add(self.start)
            master, props = ' style:master-page-name="%s"' % self.start, number
        self.start = None
        rtl = ' style:writing-mode="rl-tb"' if self.fields['language'] == 'ar' else ''
        self.automatic.append('<style:style style:name="%s" style:family="paragraph" style:parent-style-name="%s"%s>'
                              '<style:paragraph-properties%s%s/></style:style>' % (name, base, master, props, rtl))
        return name

    def spans(self, spans):
        out = []
        for span in spans:
            if span[0] == 'note':
                self.notes += 1
                out.append('<text:note text:id="note-%d" text:note-class="footnote"><text:note-citation>%d'
                           '</text:note-citation><text:note-body><text:p text:style-name="Footnote">%s</text:p>'
                           '</text:note-body></text:note>' % (self.notes, self.notes, self.spans(span[1])))
            elif span[0] == 'comment':
                out.append('<office:annotation><dc:creator>%s</dc:creator><dc:date>%sT09:00:00</dc:date>'
                           '<text:p>%s</text:p></office:annotation>' % (
                               escape(self.fields.get('reviewer', 'Reviewer')), self.fields['date'], escape(span[1])))
            elif span[2]:
                out.append('<text:span text:style-name="%s">%s</text:span>' % (span[2], escape(span[1])))
            else:
                out.append(escape(span[1]))
        return ''.join(out)

    def paragraph(self, style, spans):
        self.body.append('<text:p text:style-name="%s">%s</text:p>' % (self.style_of(style), self.spans(spans)))

    def heading(self, level, spans):
        level = min(level, 4) - 1
        if level == 0:
            self.paragraph('Title', spans)
        else:
            self.body.append('<text:h text:style-name="%s" text:outline-level="%d">%s</text:h>' % (
                self.style_of('Heading_%d' % level), level, self.spans(spans)))

    def list(self, ordered, items):
        rows = ''.join('<text:list-item><text:p text:style-name="Text">%s</text:p></text:list-item>' % self.spans(item)
                       for item in items)
        self.body.append('<text:list text:style-name="%s">%s</text:list>' % ('numbers' if ordered else 'dots', rows))

    def table(self, rows):
        self.tables += 1
        out = ['<table:table table:name="Table%d" table:style-name="grid"><table:table-column '
               'table:number-columns-repeated="%d"/>' % (self.tables, len(rows[0]))]
        for index, row in enumerate(rows):
            cells = ''.join('<table:table-cell table:style-name="cell" office:value-type="string"><text:p '
                            'text:style-name="%s">%s</text:p></table:table-cell>' % (
                                'Cell' if index else 'Strong_Cell', self.spans(cell)) for cell in row)
            line = '<table:table-row>%s</table:table-row>' % cells
            out.append(line if index else '<table:table-header-rows>%s</table:table-header-rows>' % line)
        self.body.append(''.join(out) + '</table:table><text:p text:style-name="Cell"/>')

    def add(self, block):
        kind = block[0]
        if kind == 'page':
            self.start = block[1]
        elif kind == 'break':
            self.start = 'break'
        elif kind == 'heading':
            self.heading(block[1], block[2])
        elif kind == 'list':
            self.list(block[1], block[2])
        elif kind == 'table':
            self.table(block[1])
        else:
            self.paragraph('Quotation' if kind == 'quote' else 'Text', block[1])

    def xml(self):
        level = ('<text:list-level-style-%s text:level="1" %s><style:list-level-properties text:space-before="4mm" '
                 'text:min-label-width="5mm"/></text:list-level-style-%s>')
        return (HEAD + '<office:document-content %s office:version="1.3"><office:automatic-styles>'
                '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold" '
                'style:font-weight-complex="bold"/></style:style><style:style style:name="italic" '
                'style:family="text"><style:text-properties fo:font-style="italic" style:font-style-complex="italic"/>'
                '</style:style><style:style style:name="grid" style:family="table"><style:table-properties '
                'table:align="margins"/></style:style><style:style style:name="cell" style:family="table-cell">'
                '<style:table-cell-properties fo:border="0.3pt solid #606060" fo:padding="1mm"/></style:style>'
                '<text:list-style style:name="dots">%s</text:list-style>'
                '<text:list-style style:name="numbers">%s</text:list-style>%s'
                '</office:automatic-styles><office:body><office:text>%s</office:text></office:body>'
                '</office:document-content>' % (
                    SPACES, level % ('bullet', 'text:bullet-char="•"', 'bullet'),
                    level % ('number', 'style:num-format="1" style:num-suffix="."', 'number'),
                    ''.join(self.automatic), ''.join(self.body)))


def meta(fields):
    keywords = ''.join('<meta:keyword>%s</meta:keyword>' % escape(word.strip())
                       for word in fields.get('keywords', '').split(';') if word.strip())
    return (HEAD + '<office:document-meta %s office:version="1.3"><office:meta><dc:title>%s</dc:title>'
            '<meta:initial-creator>%s</meta:initial-creator><dc:creator>%s</dc:creator>'
            '<meta:creation-date>%sT09:00:00</meta:creation-date><dc:date>%sT09:00:00</dc:date>'
            '<dc:language>%s</dc:language>%s<dc:subject>%s</dc:subject></office:meta></office:document-meta>' % (
                SPACES, escape(fields['title']), escape(fields['author']), escape(fields['author']), fields['date'],
                fields['date'], fields['language'], keywords, escape(fields.get('subject', ''))))


MANIFEST = (HEAD + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>' + ''.join(
                '<manifest:file-entry manifest:full-path="%s.xml" manifest:media-type="text/xml"/>' % part
                for part in ('content', 'styles', 'meta')) + '</manifest:manifest>')


def write(path, fields, blocks):
    """Writes the document; the first page has the page style `body` unless the source says otherwise."""
    content = Content(fields)
    if not blocks or blocks[0][0] != 'page':
        content.start = 'body'
    for block in blocks:
        content.add(block)
    with zipfile.ZipFile(path, 'w') as archive:
        for name, text in (('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', content.xml()),
                           ('styles.xml', styles(fields)), ('meta.xml', meta(fields)),
                           ('META-INF/manifest.xml', MANIFEST)):
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode('utf-8'))

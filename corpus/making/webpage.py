"""Writes blocks as a page of the programme's web site, or as a bare page without menus.

The site's page has what real ones have around the text: a cookie banner, menus, a sidebar with other titles,
share links and a footer. None of that is part of the document.
"""
from html import escape

WORDS = {
    'en': ('We use cookies to count visits. Accept all | Only necessary', 'Home|Actions|Regions|Library|News|Contact',
           'Most read', 'Remittances: five myths|Call for experts: border data|Photo gallery from Kathmandu',
           'Share this article', 'Subscribe to our newsletter', 'Privacy statement|Terms of use|Accessibility'),
    'es': ('Usamos cookies para contar las visitas. Aceptar todas | Solo las necesarias',
           'Inicio|Acciones|Regiones|Biblioteca|Noticias|Contacto', 'Lo más leído',
           'Remesas: cinco mitos|Convocatoria de expertos|Galería de fotos', 'Compartir este artículo',
           'Suscríbase a nuestro boletín', 'Privacidad|Condiciones de uso|Accesibilidad'),
    'pt': ('Usamos cookies para contar as visitas. Aceitar todos | Apenas os necessários',
           'Início|Ações|Regiões|Biblioteca|Notícias|Contacto', 'Mais lidos',
           'Remessas: cinco mitos|Convite a peritos|Galeria de fotografias', 'Partilhar este artigo',
           'Subscreva o nosso boletim', 'Privacidade|Condições de utilização|Acessibilidade'),
    'ar': ('نستخدم ملفات تعريف الارتباط لإحصاء الزيارات. قبول الكل | الضرورية فقط',
           'الرئيسية|الأنشطة|المناطق|المكتبة|الأخبار|اتصل بنا', 'الأكثر قراءة',
           'دعوة للخبراء|معرض الصور', 'شارك هذا المقال', 'اشترك في نشرتنا', 'الخصوصية|شروط الاستخدام'),
}
PAGE = '''<!DOCTYPE html>
<html lang="%(language)s"%(direction)s>
<head>
<meta charset="utf-8">
<title>%(title)s%(site)s</title>
<meta name="author" content="%(author)s">
<meta name="dcterms.date" content="%(date)s">
<meta name="description" content="%(subject)s">
</head>
<body>
%(before)s%(open)s
%(body)s
%(close)s
%(after)s</body>
</html>
'''


def spans_html(spans):
    out = []
    for span in spans:
        if span[0] == 'text':
            text = escape(span[1], quote=False)
            out.append({'bold': '<strong>%s</strong>', 'italic': '<em>%s</em>'}.get(span[2], '%s') % text)
        elif span[0] == 'note':
            out.append('<small> (%s)</small>' % spans_html(span[1]))
    return ''.join(out)


def table_html(rows):
    lines = []
    for index, row in enumerate(rows):
        cell = 'td' if index else 'th'
        lines.append('<tr>%s</tr>' % ''.join('<%s>%s</%s>' % (cell, spans_html(spans), cell) for spans in row))
    return '<table>\n%s\n</table>' % '\n'.join(lines)


def block_html(block):
    kind = block[0]
    if kind == 'heading':
        return '<h%d>%s</h%d>' % (block[1], spans_html(block[2]), block[1])
    if kind == 'list':
        tag = 'ol' if block[1] else 'ul'
        return '<%s>\n%s\n</%s>' % (tag, '\n'.join('<li>%s</li>' % spans_html(item) for item in block[2]), tag)
    if kind == 'table':
        return table_html(block[1])
    if kind == 'quote':
        return '<blockquote><p>%s</p></blockquote>' % spans_html(block[1])
    return '<p>%s</p>' % spans_html(block[1]) if kind == 'paragraph' else ''


def links(titles, tag='ul'):
    return '<%s>%s</%s>' % (tag, ''.join('<li><a href="#">%s</a></li>' % escape(title)
                                         for title in titles.split('|')), tag)


def surroundings(language):
    """The markup before and after the article on the web site."""
    cookies, menu, most, other, share, letter, legal = WORDS[language]
    before = ('<div id="cookie-banner" role="dialog"><p>%s</p></div>\n<header><nav class="menu">%s</nav></header>\n'
              '<div class="layout">\n' % (escape(cookies), links(menu)))
    after = ('<aside class="sidebar"><h2>%s</h2>%s<form><label>%s <input type="email"></label></form></aside>\n'
             '</div>\n<div class="share">%s: <a href="#">A</a> <a href="#">B</a></div>\n'
             '<footer><p>© Meridia Facility</p>%s</footer>\n<script>var visits = 1; document.title += "";</script>\n' % (
                 escape(most), links(other), escape(letter), escape(share), links(legal)))
    return before, after


def write(path, fields, blocks):
    site = fields.get('layout') == 'site'
    before, after = surroundings(fields['language']) if site else ('', '')
    page = PAGE % {
        'language': fields['language'], 'direction': ' dir="rtl"' if fields['language'] == 'ar' else '',
        'title': escape(fields['title']), 'site': ' | Meridia Facility' if site else '',
        'author': escape(fields['author']), 'date': fields['date'], 'subject': escape(fields.get('subject', '')),
        'before': before, 'after': after, 'open': '<main><article>' if site else '<main>',
        'close': '</article></main>' if site else '</main>', 'body': '\n'.join(map(block_html, blocks))}
    with open(path, 'w', encoding='utf-8') as file:
        file.write(page)

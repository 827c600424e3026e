"""Writes blocks as plain text, wrapped or one paragraph a line, in the encoding the source asks for."""
import textwrap

from .markdown import plain


def lines_of(block, width):
    """The lines of one block; a width of 0 leaves each paragraph on one line."""
    def fold(text, first='', rest=''):
        return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest) if width else [first + text]

    kind = block[0]
    if kind == 'heading':
        title = plain(block[2])
        return [title.upper() if block[1] == 1 else title] + ([('=' if block[1] == 1 else '-') * len(title)])
    if kind == 'list':
        return [line for number, item in enumerate(block[2], 1)
                for line in fold(plain(item), '%d. ' % number if block[1] else '- ', '   ' if block[1] else '  ')]
    if kind == 'table':
        return ['  '.join(plain(cell) for cell in row) for row in block[1]]
    return fold(plain(block[1])) if kind in ('paragraph', 'quote') else []


def write(path, fields, blocks):
    width = int(fields.get('wrap', '0'))
    text = '\n\n'.join('\n'.join(lines_of(block, width)) for block in blocks) + '\n'
    encoding = fields.get('encoding', 'utf-8')
    if encoding == 'windows-1252':
        text = text.replace('\n', '\r\n')
    data = text.encode('utf-16-le' if encoding == 'utf-16' else encoding)
    with open(path, 'wb') as file:
        file.write((b'\xff\xfe' if encoding == 'utf-16' else b'') + data)

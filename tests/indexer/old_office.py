"""old_office.py FOLDER: writes boats.xls and boats.ppt there, the least that is a workbook and a presentation."""
import os
import struct
import sys

SECTOR, FREE, END, FAT = 512, 0xffffffff, 0xfffffffe, 0xfffffffd
LEAST = 4096  # a shorter stream would stand in another table
SHEETS = [[['Boat', 'Länge'], ['Gull', 7], ['Меч', 9.5]], [['Nets of the second sheet']]]
SLIDES = [['Boats of the harbour', 'Gull and Tern'], ['Лодки', 'Who mends the nets?']]


def container(name, stream):
    """An OLE container of one stream: header, table of sectors, directory, the stream itself."""
    stream = stream.ljust(max(LEAST, -(-len(stream) // SECTOR) * SECTOR), b'\0')
    sectors = len(stream) // SECTOR
    table = [FAT, END] + [3 + n for n in range(sectors - 1)] + [END]
    header = struct.pack('<8s16xHHHHH6xIIIIIIIIII', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0x3e, 3, 0xfffe, 9, 6,
                         0, 1, 1, 0, LEAST, END, 0, END, 0, 0)
    header += struct.pack('<I', FREE) * 108

    def entry(title, kind, child, start, size):
        encoded = title.encode('utf-16-le') + b'\0\0' if title else b''
        return struct.pack('<64sHBBIII36xIQ', encoded, len(encoded), kind, 1, FREE, FREE, child, start, size)

    directory = entry('Root Entry', 5, 1, END, 0) + entry(name, 2, FREE, 2, len(stream)) + entry('', 0, FREE, 0, 0) * 2
    padding = [FREE] * (SECTOR // 4 - len(table))
    return header + struct.pack('<%dI' % (SECTOR // 4), *(table + padding)) + directory + stream


def record(kind, data=b''):
    return struct.pack('<HH', kind, len(data)) + data


def workbook():
    strings = [cell for sheet in SHEETS for row in sheet for cell in row if isinstance(cell, str)]
    shared = b''.join(struct.pack('<HB', len(text), 1) + text.encode('utf-16-le') for text in strings)
    whole = record(0x0809, struct.pack('<HHHHII', 0x600, 5, 0, 1997, 0, 6))
    whole += record(0xfc, struct.pack('<II', len(strings), len(strings)) + shared) + record(0x0a)
    for sheet in SHEETS:
        whole += record(0x0809, struct.pack('<HHHHII', 0x600, 0x10, 0, 1997, 0, 6))
        for row, cells in enumerate(sheet):
            for column, cell in enumerate(cells):
                at = struct.pack('<HHH', row, column, 0)
                if isinstance(cell, str):
                    whole += record(0xfd, at + struct.pack('<I', strings.index(cell)))
                else:
                    whole += record(0x203, at + struct.pack('<d', cell))
        whole += record(0x0a)
    return whole


def presentation():
    def atom(kind, data, version=0):
        return struct.pack('<HHI', version, kind, len(data)) + data

    listed = b''
    for slide in SLIDES:
        listed += atom(1011, bytes(20)) + b''.join(atom(4000, text.encode('utf-16-le')) for text in slide)
    return atom(1000, atom(4080, listed, 0xf), 0xf)


if __name__ == '__main__':
    for file, contained in (('boats.xls', container('Workbook', workbook())),
                            ('boats.ppt', container('PowerPoint Document', presentation()))):
        with open(os.path.join(sys.argv[1], file), 'wb') as out:
            out.write(contained)

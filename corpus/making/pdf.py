"""What LibreOffice leaves undone in a PDF: dates of the source, page labels, no traces of the run.

Also the three PDFs that cannot be read: the scan (images only), the encrypted one and the damaged one.
"""
import json
import os
import re
import subprocess
import tempfile


def run(*command):
    """Runs a tool; its complaint, if it fails, is the error message."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 3 if command[0] == 'qpdf' else 0):
        raise RuntimeError('%s: %s' % (command[0], done.stderr.decode('utf-8', 'replace').strip()))
    return done.stdout


def labels_of(front):
    """The page labels tree: `front` pages i, ii, iii, then 1, 2, 3."""
    return {'/Nums': [0, {'/S': '/r'}, front, {'/S': '/D'}]}


def finish(path, fields):
    """Sets dates and page labels and drops what differs from run to run."""
    whole = json.loads(run('qpdf', '--json=2', '--json-key=qpdf', path))['qpdf']
    head, objects = whole
    trailer = dict(objects['trailer']['value'])
    for key in ('/DocChecksum', '/ID'):
        trailer.pop(key, None)
    changed = {'trailer': {'value': trailer}}
    information = dict(objects['obj:' + trailer['/Info']]['value'])
    information['/CreationDate'] = 'u:D:%s090000Z' % fields['date'].replace('-', '')
    changed['obj:' + trailer['/Info']] = {'value': information}
    if 'front-pages' in fields:
        catalogue = dict(objects['obj:' + trailer['/Root']]['value'])
        catalogue['/PageLabels'] = labels_of(int(fields['front-pages']))
        changed['obj:' + trailer['/Root']] = {'value': catalogue}
    with tempfile.TemporaryDirectory() as folder:
        update, out = os.path.join(folder, 'update.json'), os.path.join(folder, 'out.pdf')
        with open(update, 'w', encoding='utf-8') as file:
            json.dump({'qpdf': [head, changed]}, file)
        run('qpdf', path, '--update-from-json=' + update, '--deterministic-id', '--object-streams=generate',
            '--recompress-flate', '--compression-level=9', out)
        os.replace(out, path)


def encrypt(path, password):
    """A user password: without it nobody may open the file. Old RC4 keys, as they need no random bytes."""
    out = path + '.encrypted'
    run('qpdf', '--allow-weak-crypto', '--static-id', '--encrypt', password, password + '-owner',
        '128', '--use-aes=n', '--', path, out)
    os.replace(out, path)


def truncate(path):
    """Keeps the first third: the trailer, the page tree and the cross-reference table are gone."""
    with open(path, 'rb') as file:
        data = file.read()
    with open(path, 'wb') as file:
        file.write(data[:len(data) // 3])


def jpeg_size(data):
    """Width and height from the frame header of a JPEG."""
    at = 2
    while at < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], 'big')
        if 0xC0 <= marker <= 0xC2:
            return int.from_bytes(data[at + 7:at + 9], 'big'), int.from_bytes(data[at + 5:at + 7], 'big')
        at += 2 + length
    raise RuntimeError('a page image has no frame header')


def image_objects(images):
    """Three objects a page: page, drawing, image; after the catalogue (1) and the page tree (2)."""
    kids = ' '.join('%d 0 R' % (3 + 3 * n) for n in range(len(images)))
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>',
               ('<< /Type /Pages /Kids [%s] /Count %d >>' % (kids, len(images))).encode()]
    for n, data in enumerate(images):
        width, height = jpeg_size(data)
        drawing = b'q 595 0 0 842 0 0 cm /Scan Do Q'
        objects.append(('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R '
                        '/Resources << /XObject << /Scan %d 0 R >> >> >>' % (4 + 3 * n, 5 + 3 * n)).encode())
        objects.append(b'<< /Length %d >>\nstream\n%s\nendstream' % (len(drawing), drawing))
        objects.append(('<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray '
                        '/BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n' % (
                            width, height, len(data))).encode() + data + b'\nendstream')
    return objects


def scan(path):
    """Replaces a PDF by grey pictures of its pages, as a copier would make it."""
    with tempfile.TemporaryDirectory() as folder:
        run('pdftoppm', '-r', '100', '-gray', '-jpeg', '-jpegopt', 'quality=35', path, os.path.join(folder, 'page'))
        images = []
        for name in sorted(os.listdir(folder), key=lambda name: int(re.search(r'\d+', name)[0])):
            with open(os.path.join(folder, name), 'rb') as file:
                images.append(file.read())
    out, places = bytearray(b'%PDF-1.4\n'), []
    objects = image_objects(images)
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    out += b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
    with open(path, 'wb') as file:
        file.write(out)

"""Makes files of formats that nobody writes by hand, for tests of their readers."""

from __future__ import annotations

Words = tuple[float, float, float, str]
"""Words on a page: how far from the left and from below, the size of their letters, and what they are."""


def make_pdf(*pages: list[Words] | bytes, entries: str = "", more: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """Return a PDF file.

    Args:
        pages: the words on each, or the commands that draw it.
        entries: the entries of its information dictionary.
        more: entries of its trailer.
        objects: objects more, numbered from 4.
    """
    first = 4 + len(objects)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    bodies: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(text.encode() for text in objects),
    ]
    resources = "<< /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>" if objects else "<< /Font << /F 3 0 R >> >>"
    for number, page in enumerate(pages):
        contents = page if isinstance(page, bytes) else b"\n".join(_shown(*words) for words in page)
        place = first + 2 * number + 1
        bodies += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {place} 0 R /Resources {resources} >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(contents), contents),
        ]
    bodies.append(f"<< {entries} >>".encode())
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"trailer << /Size {len(bodies) + 1} /Root 1 0 R /Info {len(bodies)} 0 R {more} >>\nstartxref\n{len(file)}\n%%EOF\n"
    return file + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table) + trailer.encode()


def _shown(left: float, bottom: float, size: float, text: str) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, left, bottom, escaped)


def paragraph(*lines: str, left: float = 60, top: float = 700, size: float = 11) -> list[Words]:
    """Return lines of a page, one below the other."""
    return [(left, top - 14 * number, size, line) for number, line in enumerate(lines)]

"""Bytes to code points: byte order marks, UTF-8, UTF-16, and the single-byte code pages of older sites. Binary data is refused."""

from __future__ import annotations

import codecs

from onrecord.errors import InputRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"RIFF", "a sound, video or image file"),
    (b"ID3", "a sound file"),
)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b\0"))
_SAMPLE = 65536
"""Bytes from the head that are looked at to tell binary data and code pages."""
_MOST_CONTROLS = 0.02
"""Share of control characters above which data is binary; text damaged on the way has a few, a program has tens in a hundred."""
_FEW_HIGH_BYTES = 0.15
"""Share of bytes over 127 up to which a text is taken to be in Latin letters: accents reach 8 in 100, Cyrillic or Arabic pass 50."""
_CODE_PAGES = ["cp1251", "cp1256", "koi8_r", "cp1253", "cp1255", "cp866", "iso8859_5", "iso8859_6", "iso8859_7", "cp1250", "cp1254", "cp1252"]  # fmt: skip


def decode(data: bytes, name: str, stated: str | None = None) -> str:
    """The code points that the bytes stand for; a byte order mark is no part of them.

    UTF-8 first; UTF-16 and UTF-32 by their mark or, for UTF-16, by its zeros; text that is UTF-8 but for a few damaged bytes keeps U+FFFD
    in their place; anything else is read in the code page that its letters suggest, windows-1252 where few bytes tell. An encoding that
    came with the bytes (`stated`) is believed where no mark says otherwise and all bytes are of it.

    Raises:
        InputRefused: the bytes are empty or no text.
    """
    if not data.strip(b"\0 \t\r\n\v\f"):
        raise refuse_empty(name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if stated and (text := decode_stated(data, stated)) is not None:
        return text
    sample = data[:_SAMPLE]
    unmarked = _utf16_by_zeros(sample)
    if unmarked:
        return data.decode(unmarked, errors="replace")
    _refuse_binary(sample, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_by_guess(data, sample)


def decode_stated(data: bytes, charset: str) -> str | None:
    """The code points in the encoding of that name, Latin 1 read as windows-1252 as browsers do; None where it is no encoding of all these bytes."""
    charset = charset.strip().lower()
    if charset in _LATIN:
        charset = "cp1252"
    if charset.startswith(("utf-7", "utf7", "unicode", "raw", "idna", "punycode")):
        return None  # which browsers do not know either
    try:
        return data.decode(charset)
    except (LookupError, ValueError):  # an unknown name, a codec that is none of text, other bytes
        return None


def refuse_empty(name: str) -> InputRefused:
    """The refusal of an input without a word in it."""
    return InputRefused(
        "empty",
        name,
        found="no text",
        expected="a report",
        remedy="check that the input was saved whole, or leave it out",
    )


def _refuse_binary(sample: bytes, name: str) -> None:
    kind = next((kind for magic, kind in _KINDS if sample.startswith(magic)), None)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if kind is None and controls > _MOST_CONTROLS * len(sample):
        kind = f"binary data ({controls} control characters in the first {len(sample)} bytes)"
    if kind is None and sample.count(0) * 2 > len(sample):
        kind = f"binary data ({sample.count(0)} zeros in the first {len(sample)} bytes)"
    if kind is not None:
        raise InputRefused(
            "binary",
            name,
            found=kind,
            expected="text, HTML, PDF or JSON lines",
            remedy="save the report as text, HTML or PDF, or unpack the archive",
        )


def _utf16_by_zeros(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of text in Latin letters is zero, and on one side only."""
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_by_guess(data: bytes, sample: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = (
        len(text.encode("utf-8").translate(None, bytes(range(0xC0)))) - damaged
    )  # lead bytes: code points beyond ASCII
    if damaged <= sound:  # other code pages hardly ever form a whole UTF-8 sequence by chance
        return text
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if high <= _FEW_HIGH_BYTES * len(sample):
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes  # late: rarely needed

    best = from_bytes(sample, cp_isolation=_CODE_PAGES).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")

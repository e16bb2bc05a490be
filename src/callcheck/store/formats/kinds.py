"""Kinds of file that are no list, told by how they start: named, so that the person knows what to do instead."""

from collections.abc import Collection

_STARTS = (
    (b"%PDF", "pdf"),
    (b"SQLite format 3\0", "database"),
    (b"bplist00", "plist"),
    (b"{\\rtf", "word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"PAR1", "parquet"),
)
_MEMBERS = (("xl/workbook.xml", "excel"), ("word/document.xml", "word"), ("ppt/presentation.xml", "office"))
_INSIDE = (
    ("<!doctype html", "html"),
    ("<html", "html"),
    ("<plist", "plist"),
    ("#!/", "program"),
    ("<?php", "program"),
    ("mime-version:", "mail"),
    ("begin:vcalendar", "calendar"),
)
"""What stands in the first letters of a text, in small letters."""


def of_bytes(start: bytes) -> str | None:
    """Return the kind of a file that is not text, or None."""
    return next((kind for sign, kind in _STARTS if start.startswith(sign)), None)


def of_members(names: Collection[str]) -> str | None:
    """Return the kind of a zip file by what is in it: office programs keep their files so."""
    if "mimetype" in names and "content.xml" in names:
        return "opendocument"
    return next((kind for member, kind in _MEMBERS if member in names), None)


def of_text(start: str) -> str | None:
    """Return the kind of a text that no format recognises, or None."""
    head = start.lstrip("\ufeff \t\r\n")[:2000].casefold()
    for sign, kind in _INSIDE:
        if sign in head if sign[0] in "<m" else head.startswith(sign):
            return kind
    if head.startswith("<"):
        return "xml"
    return "json" if head.startswith(("{", "[")) else None

"""The entries of a list in XML, one element at a time: without entities, and bounded in depth and size."""

from collections import deque
from collections.abc import Iterator
from typing import TextIO
from xml.parsers import expat

from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.limits import limits

_PIECE = 1 << 15
_PICTURES = 64
"""How many times longer an element may be of which only the attributes are kept."""


class Element:
    """One element, with what is in it."""

    __slots__ = ("attributes", "children", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        """The text of the element itself, on one line."""
        return " ".join("".join(self.parts).split())

    def all(self, *names: str) -> "Iterator[Element]":
        """Yield the elements of these names inside it, at any depth."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    def text_of(self, *names: str) -> str:
        """Return the texts of the elements of these names, in the order of the names, with a space between."""
        found = (next((each.text for each in self.all(name) if each.text), "") for name in names)
        return " ".join(filter(None, found))


def escaped(value: str) -> str:
    """Return a text as it stands in XML, between tags or between double quotes."""
    for plain, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = value.replace(plain, written)
    return value


def starts_with_element(start: str, *names: str) -> bool:
    """Whether a text is XML and has one of these elements near its start."""
    return start.lstrip("\ufeff \t\r\n").startswith("<") and any(
        f"<{name}{end}" in start for name in names for end in " >\r\n\t/"
    )


def elements(file: TextIO, *names: str, is_shallow: bool = False) -> Iterator[Element]:
    """Yield each outermost element of one of these names, and hold no more of the file than one of them.

    Of a shallow one only the attributes are kept, for what may have pictures in it.
    Raises WrongInput for what is not XML, defines entities, or is too deep.
    """
    reader = _Reader(frozenset(names), is_shallow=is_shallow)
    bounded = Bounded(file, longest=limits().item * (_PICTURES if is_shallow else 1))
    try:
        while piece := bounded.read(_PIECE):
            reader.parser.Parse(piece, False)
            while reader.done:
                bounded.start_item()
                yield reader.done.popleft()
        reader.parser.Parse("", True)
    except expat.ExpatError as error:
        raise WrongInput(text("import.not-xml", error=clean(str(error)))) from error


class _Reader:
    """Builds the wanted elements from what expat tells."""

    def __init__(self, wanted: frozenset[str], *, is_shallow: bool) -> None:
        self._is_shallow = is_shallow
        self.done: deque[Element] = deque()
        self._wanted = wanted
        self._open: list[Element] = []
        self._depth = 0
        self._deepest = limits().depth
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            raise WrongInput(text("import.too-deep", most=self._deepest))
        local = name.rpartition(":")[2]
        if self._open or local in self._wanted:
            element = Element(local, attributes)
            if self._open and not self._is_shallow:
                self._open[-1].children.append(element)
            self._open.append(element)

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self.done.append(element)

    def _data(self, data: str) -> None:
        if self._open and not self._is_shallow:
            self._open[-1].parts.append(data)

    def _entity(self, *_: object) -> None:
        raise WrongInput(text("import.xml-with-entities"))

"""The objects of a long list inside a JSON file, one at a time, so that the file need not fit into memory."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.limits import limits

_PIECE = 1 << 16

_SPACE = re.compile(r"[ \t\r\n]*")


class _Buffer:
    """The part of the file that is looked at."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._decoder = json.JSONDecoder(parse_float=str)  # a number that lost digits still shows it
        self.data = ""
        self.at = 0

    def more(self) -> bool:
        piece = self._file.read(_PIECE)
        self.data = self.data[self.at :] + piece
        self.at = 0
        return bool(piece)

    def peek(self) -> str:
        """Return the next character that is no space, or an empty text at the end of the file."""
        while True:
            self.at = _SPACE.match(self.data, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.data):
                return self.data[self.at]
            if not self.more():
                return ""

    def value(self) -> Any:  # noqa: ANN401 - any JSON
        self.peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self.data, self.at)
            except (json.JSONDecodeError, RecursionError) as error:
                if isinstance(error, RecursionError) or len(self.data) - self.at > limits().item or not self.more():
                    raise WrongInput(text("import.not-json", error=error)) from error
                continue
            if end == len(self.data) and isinstance(found, int | str) and self.more():
                continue
            self.at = end
            return found

    def expect(self, wanted: str) -> None:
        if (found := self.peek()) != wanted:
            raise WrongInput(text("import.json-expected", wanted=wanted, found=clean(found) or "-"))
        self.at += 1


def items(file: TextIO, *names: str) -> Iterator[tuple[str, Any]]:
    """Yield every item of the list under one of the names, with the name, or of a list that is the whole file.

    A comma before the end of a list is forgiven. Raises WrongInput for what is not JSON, or has no such list.
    """
    buffer = _Buffer(file)
    if buffer.peek() == "[":
        yield from (("", item) for item in _list(buffer))
        return
    found = False
    buffer.expect("{")
    while buffer.peek() not in ("}", ""):
        name = buffer.value()
        buffer.expect(":")
        if name in names and buffer.peek() == "[":
            found = True
            yield from ((name, item) for item in _list(buffer))
        else:
            buffer.value()
        if buffer.peek() != ",":
            break
        buffer.at += 1
    buffer.expect("}")
    if not found:
        raise WrongInput(text("import.json-without-list", names=", ".join(names)))


def _list(buffer: _Buffer) -> Iterator[Any]:
    buffer.expect("[")
    while buffer.peek() != "]":
        yield buffer.value()
        if buffer.peek() != ",":
            break
        buffer.at += 1
    buffer.expect("]")


def texts(item: Any) -> dict[str, str]:  # noqa: ANN401 - any JSON
    """Return what an object holds as texts; what is null is left out."""
    return {k: str(v) for k, v in item.items() if v is not None} if isinstance(item, dict) else {}


def line_of(item: Any) -> str:  # noqa: ANN401 - any JSON
    """Return an item on one line, for the file of rejects."""
    return json.dumps(item, ensure_ascii=False)

"""The blocklist that PhoneBlock publishes as XML: `phone-info` with the same fields as its JSON (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.phoneblock import raw_entry
from callcheck.store.formats.xml_items import elements, starts_with_element


def recognise(start: str) -> bool:
    """Whether it has rated numbers."""
    return starts_with_element(start, "phone-info") or starts_with_element(start, "blocklist")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    for position, element in enumerate(elements(file, "phone-info"), 1):
        fields = element.attributes
        yield raw_entry(position, " ".join(f'{name}="{value}"' for name, value in fields.items()), fields)


FORMAT = Format(recognise=recognise, read=read)

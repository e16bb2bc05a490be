"""File formats of blocklists: one module a format, each with one `FORMAT` value, and their order here.

To add a format, write a module with a `FORMAT`, name it in `ORDER`, and say in one line what it is under
`[formats]` in data/en/interface.toml.
"""

from collections.abc import Callable
from importlib import import_module

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.format import Format

ORDER = (
    ("text", "text"),
    ("text-with-numbers", "text_with_numbers"),
    ("ncid", "ncid"),
    ("nophonespam", "nophonespam"),
    ("hashes", "hashes"),
    ("semicolons", "semicolons"),
    ("commas", "commas"),
    ("json", "json_object"),
    ("jsonl", "json_lines"),
    ("phoneblock", "phoneblock"),
    ("phoneblock-xml", "phoneblock_xml"),
    ("pamapa", "pamapa"),
    ("contactsmanager", "contactsmanager"),
    ("saracroche", "saracroche"),
    ("begone", "begone"),
    ("ftc", "ftc"),
    ("fcc", "fcc"),
    ("yacb", "yacb"),
    ("spamblocker", "spamblocker"),
    ("freepbx", "freepbx"),
    ("asterisk", "asterisk"),
    ("kamailio", "kamailio"),
    ("opensips", "opensips"),
    ("callattendant", "callattendant"),
    ("jcblock", "jcblock"),
    ("fritzbox", "fritzbox"),
    ("fritzbox-calls", "fritzbox_calls"),
    ("yealink", "yealink"),
    ("cisco", "cisco"),
    ("snom", "snom"),
    ("grandstream", "grandstream"),
    ("gigaset", "gigaset"),
    ("vcard", "vcard"),
    ("google-contacts", "google_contacts"),
    ("outlook-contacts", "outlook_contacts"),
    ("android", "android"),
    ("sms-backup", "sms_backup"),
    ("csv", "csv_table"),
)
"""Each format's name, as `--format` takes it, and its module. A file is the first of these that recognises it."""

NAMES = tuple(name for name, _ in ORDER)

_MODULES = dict(ORDER)
_ENDINGS = {"csv": "csv", "tsv": "csv", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "vcf": "vcard"}
"""The format that a file's name ends in, where its content leaves it open."""


def of(name: str) -> Format:
    """Return the format of this name, or raise WrongInput."""
    if name not in _MODULES:
        raise WrongInput(text("import.no-format", name=name, names=", ".join(NAMES)))
    format_: Format = import_module(f"callcheck.store.formats.{_MODULES[name]}").FORMAT
    return format_


def reader(name: str) -> Format:
    """Return a format that can be read, or raise WrongInput."""
    return _able(name, "import.write-only", lambda format_: format_.can_be_read)


def writer(name: str) -> Format:
    """Return a format that can be written, or raise WrongInput."""
    return _able(name, "import.read-only", lambda format_: format_.can_be_written)


def recognise(start: str) -> str | None:
    """Return the format of a file that starts so, where its content leaves no doubt."""
    for name in NAMES:
        is_certain = of(name).recognise
        if is_certain is not None and is_certain(start):
            return name
    return None


def name_for(file_name: str) -> str:
    """Return the format that a file's name ends in, and plain text for any other."""
    plain = file_name.casefold().removesuffix(".gz").removesuffix(".zip")
    return _ENDINGS.get(plain.rpartition(".")[2], "text")


def _able(name: str, refusal: str, is_able: Callable[[Format], bool]) -> Format:
    format_ = of(name)
    if not is_able(format_):
        others = ", ".join(other for other in NAMES if is_able(of(other)))
        raise WrongInput(text(refusal, name=name, names=others))
    return format_

"""callcheck: after a suspicious phone call, what to do next. Names are loaded when they are first used."""

TYPE_CHECKING = False  # typing itself, and the dozen modules that it loads, would stand before the first line of ours
if TYPE_CHECKING:
    from typing import Any

    __version__: str
    from callcheck.api import advise, read_number
    from callcheck.core.errors import CallcheckError, NoSuchThing, StoreFault, WrongInput
    from callcheck.core.records.record import Action, Payment, Record
    from callcheck.records import read_record
    from callcheck.store.blocklist.blocklist import Blocklist
    from callcheck.store.records.records import Records

__all__ = [
    "Action",
    "Blocklist",
    "CallcheckError",
    "NoSuchThing",
    "Payment",
    "Record",
    "Records",
    "StoreFault",
    "WrongInput",
    "__version__",
    "advise",
    "read_number",
    "read_record",
]

_HOMES = {
    "Blocklist": "callcheck.store.blocklist.blocklist",
    "Records": "callcheck.store.records.records",
    "advise": "callcheck.api",
    "read_number": "callcheck.api",
    "read_record": "callcheck.records",
    **dict.fromkeys(("Action", "Payment", "Record"), "callcheck.core.records.record"),
    **dict.fromkeys(("CallcheckError", "NoSuchThing", "StoreFault", "WrongInput"), "callcheck.core.errors"),
}


def __getattr__(name: str) -> "Any":  # noqa: ANN401 - the names have their own types above
    if name == "__version__":
        from importlib.metadata import version

        return version("callcheck")
    if name not in _HOMES:
        raise AttributeError(f"module 'callcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

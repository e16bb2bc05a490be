"""`callcheck about`: the version, where files are, what the data is, and whether the stores are sound."""

import json
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import StoreFault
from callcheck.store import paths
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data import guidance
from callcheck.store.data.words import text, texts
from callcheck.store.records.records import Records


def run(terminal: Terminal, as_json: bool) -> Result:
    """Show what is there; exit code 4 when a store is damaged."""
    facts = _facts()
    is_sound = not (facts["blocklist"]["problems"] or facts["records"]["problems"])
    out = json.dumps({"schema": 1, **facts}) if as_json else _lines(facts)
    return Result(out, code=ExitCode.DONE if is_sound else ExitCode.STORE_FAULT)


def _facts() -> dict[str, Any]:
    entries, problems, kept, damage = 0, [], 0, []
    try:
        with Blocklist.open() as blocklist:
            problems = blocklist.verify()
            entries = sum(source.entries for source in blocklist.sources())
    except StoreFault as fault:
        problems = [str(fault)]
    try:
        with Records.open() as records:
            kept = len(records.read().records)
            damage = records.verify()
    except StoreFault as fault:
        damage = [str(fault)]
    age = (datetime.now(UTC).date() - guidance.reviewed()).days
    return {
        "version": version("callcheck"),
        "home": str(paths.home()),
        "data": {
            "folder": str(paths.shipped()),
            "reviewed": guidance.reviewed().isoformat(),
            "days_old": age,
            "scams": len(guidance.scams()),
            "contacts": len(guidance.contacts()),
            "warning": guidance.words()["stale"] if age > guidance.STALE_AFTER_DAYS else None,
        },
        "blocklist": {"file": str(paths.blocklist()), "entries": entries, "problems": problems},
        "records": {"file": str(paths.records()), "kept": kept, "problems": damage},
        "network": "never used",
    }


def _lines(facts: dict[str, Any]) -> list[str]:
    data, blocklist, records = facts["data"], facts["blocklist"], facts["records"]
    values = {
        "version": facts["version"],
        "home": facts["home"],
        "entries": blocklist["entries"],
        "blocklist": "; ".join(blocklist["problems"]) or text("about.sound"),
        "kept": records["kept"],
        "records": "; ".join(records["problems"]) or text("about.sound"),
        "folder": data["folder"],
        "scams": data["scams"],
        "contacts": data["contacts"],
        "reviewed": data["reviewed"],
    }
    lines = [line.format(**values) for line in texts("about.lines")]
    return [*lines, *filter(None, [data["warning"]])]

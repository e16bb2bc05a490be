"""`callcheck about`: the version, where files are, what the data is, and whether the stores are sound."""

from typing import Annotated, Any

import typer

from callcheck.cli.errors import ExitCode
from callcheck.core.errors import StoreFault


def about(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the version, where files are, when the data was reviewed, and the health of the stores.

    Exit code 4: a store is damaged.
    """
    facts = _facts()
    if as_json:
        import json

        print(json.dumps({"schema": 1, **facts}))
    else:
        for line in _lines(facts):
            print(line)
    if facts["blocklist"]["problems"] or facts["records"]["problems"]:
        raise typer.Exit(ExitCode.STORE_FAULT)


def _facts() -> dict[str, Any]:
    from datetime import UTC, datetime
    from importlib.metadata import version

    from callcheck.store import paths
    from callcheck.store.blocklist.blocklist import Blocklist
    from callcheck.store.data import guidance
    from callcheck.store.records.records import Records

    entries, problems, kept, damage = 0, [], 0, []
    try:
        with Blocklist.open() as blocklist:
            problems = blocklist.verify()
            entries = sum(source.entries for source in blocklist.sources())
    except StoreFault as fault:
        problems = [str(fault)]
    try:
        with Records.open() as records:
            kept = len(records.all())
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
    return [
        f"callcheck {facts['version']}. It never talks to a network.",
        f"Your files:   {facts['home']}",
        f"Blocklist:    {blocklist['entries']:,} entries, {'; '.join(blocklist['problems']) or 'sound'}",
        f"Records:      {records['kept']:,} kept, {'; '.join(records['problems']) or 'sound'}",
        f"Shipped data: {data['folder']}",
        f"              {data['scams']} scripts, {data['contacts']} contacts, last reviewed {data['reviewed']}",
        *filter(None, [data["warning"]]),
    ]

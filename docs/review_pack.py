"""Write the two pages for a reviewer, from the data; or say with --check whether they are true.

docs/review-pack.html is one page to print: every rule with its words, its conditions and its sources, and space to
agree, disagree and write. docs/review-reply.html turns one reply into dated rows.
Both are whole files that load nothing.
"""

import html
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from callcheck.core.advice.checklist import Condition
from callcheck.store.data.rows import toml
from docs.advice import GRADE, GUIDANCE, STRENGTH, URGENCY, told

HERE = Path(__file__).parent
PACK, REPLY = HERE / "review-pack.html", HERE / "review-reply.html"
FORM = (HERE / "review-reply.template.html").read_text(encoding="utf-8")
STYLE = """
body { font: 11pt/1.4 Arial, Helvetica, sans-serif; color: #000; background: #fff; }
body { max-width: 19cm; margin: 1cm auto; }
h1, h2 { break-after: avoid; } article { break-inside: avoid; border-top: 1px solid #000; padding: 6pt 0; }
h3 { margin: 0; font-size: 11pt; } p, ul { margin: 3pt 0; } .words { font-size: 12pt; font-weight: bold; }
.small { font-size: 9pt; } .answer { margin: 6pt 0 2pt; } .line { border-bottom: 1px solid #666; height: 16pt; }
a { color: #00e; } @media print { body { margin: 0; } a { color: #000; } .screen { display: none; } }
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that callcheck says, for a reviewer to agree with or not."""

    number: str
    """As it is printed, such as S12."""
    kind: str
    id: str
    file: str
    words: tuple[str, ...]
    conditions: tuple[str, ...]
    source: tuple[str, ...]


def rules() -> dict[str, list[Rule]]:
    """Return all rules under their titles."""
    signs = ((f"{STRENGTH[s.strength]}.", s.id, (s.say.you,), s.condition, s.source) for s in GUIDANCE.signs)
    steps = ((f"{URGENCY[s.urgency]}.", s.id, (s.do.you, s.why.you), s.condition, s.source) for s in GUIDANCE.steps)
    nevers = (("", n.id, (n.say.you,), n.condition, n.source) for n in GUIDANCE.nevers)
    contacts = (
        (
            "",
            c.id,
            tuple(filter(None, (f"{c.name}: {c.number or c.web}", c.purpose, c.hours, c.cost))),
            None,
            c.source,
        )
        for c in GUIDANCE.contacts.values()
    )
    scams = (
        ("", s.id, (s.title, *s.opens, *s.gives_away, *s.never, *s.check), None, s.source) for s in GUIDANCE.scams
    )
    return {
        "The steps": list(_numbered("S", "step", "data/advice.toml", steps)),
        "What never to do": list(_numbered("N", "never", "data/advice.toml", nevers)),
        "The signs": list(_numbered("G", "sign", "data/advice.toml", signs)),
        "The contacts": list(_numbered("C", "contact", "data/contacts.toml", contacts)),
        "The known tricks": list(_numbered("T", "scam", "data/scams/{id}.toml", scams)),
    }


Raw = tuple[str, str, tuple[str, ...], Condition | None, tuple[str, ...]]


def _numbered(letter: str, kind: str, file: str, rows: Iterable[Raw]) -> Iterator[Rule]:
    for position, (before, id_, words, condition, source) in enumerate(rows, 1):
        conditions = tuple(_plain(line) for line in told(condition)) if condition else ()
        said = (f"{before} {words[0]}".strip(), *words[1:])
        yield Rule(f"{letter}{position}", kind, id_, file.format(id=id_), said, conditions, source)


def _plain(line: str) -> str:
    return re.sub(r"\*(.+?)\*", r"\1", line.strip().removeprefix("- "))


def pack() -> str:
    """Return the page to print."""
    parts = [
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
        "<title>callcheck: review pack</title>",
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>callcheck: review pack</h1>",
        "<p>This is all that callcheck tells people to do. You need no technical knowledge. For each rule tick "
        "<b>agree</b> or <b>disagree</b>, and write what you would say and what that rests on. Leave out what is not "
        "your field.</p>",
        f"<p>The oldest row was last reviewed on {GUIDANCE.reviewed.isoformat()}. The letters and numbers are for "
        "talking about a rule; the name after them stays the same when the rules change.</p>",
        '<p>Your name, organisation and role:</p><div class="line"></div><p>Date:</p><div class="line"></div>',
        '<p class="screen">To write a reply that can be put into the data as it is, follow "reply" at a rule.</p>',
    ]
    for title, found in rules().items():
        parts.append(f"<h2>{html.escape(title)}</h2>")
        parts += map(_article, found)
    parts.append("</body>\n</html>\n")
    return "\n".join(parts)


def _article(rule: Rule) -> str:
    first, *rest = rule.words
    lines = [
        f'<article id="{rule.kind}-{rule.id}-{rule.number}">',
        f'<h3>{rule.number} <span class="small">{rule.kind} {html.escape(rule.id)}</span> '
        f'<a class="screen small" href="review-reply.html#rule={rule.kind}:{rule.id}">reply</a></h3>',
        f'<p class="words">{html.escape(first)}</p>',
        *(f"<p>{html.escape(words)}</p>" for words in rest),
    ]
    if rule.conditions:
        items = "".join(f"<li>{html.escape(condition)}</li>" for condition in rule.conditions)
        lines.append(f'<ul class="small">{items}</ul>')
    lines.append(f'<p class="small">Rests on: {"; ".join(map(_link, rule.source))}</p>')
    lines.append('<p class="answer">&#9744; agree &nbsp; &#9744; disagree &nbsp; I would say, and it rests on:</p>')
    lines.append('<div class="line"></div><div class="line"></div>\n</article>')
    return "\n".join(lines)


def _link(key: str) -> str:
    row = toml("sources.toml")[key]
    if row["grade"] == "G":
        return html.escape(GRADE["G"])
    return f'<a href="{html.escape(row["url"])}">{html.escape(row["owner"])}</a>, {html.escape(GRADE[row["grade"]])}'


def reply() -> str:
    """Return the page that turns a reply into rows."""
    unique = {(rule.kind, rule.id, rule.file) for found in rules().values() for rule in found}
    options = "\n".join(
        f'<option value="{kind}:{id_}" data-file="{file}">{kind} {id_}</option>' for kind, id_, file in sorted(unique)
    )
    return FORM.replace("<!-- rules -->", options)


def main() -> int:
    """Write both pages, or with --check return 1 when one of them is not what the data says today."""
    made = {PACK: pack(), REPLY: reply()}
    if "--check" in sys.argv:
        return int(any(not path.exists() or path.read_text(encoding="utf-8") != text for path, text in made.items()))
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

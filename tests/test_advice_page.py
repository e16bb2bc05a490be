"""docs/advice.md shows what the data says today."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from callcheck.store.data import guidance

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "advice.md").read_text(encoding="utf-8")


@pytest.fixture
def maker() -> ModuleType:
    """Return docs/advice.py as a module."""
    spec = importlib.util.spec_from_file_location("advice_page", DOCS / "advice.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_data_says_today() -> None:
    """The page is not stale; `python docs/advice.py` writes it anew."""
    done = subprocess.run([sys.executable, str(DOCS / "advice.py"), "--check"])

    assert done.returncode == 0


def test_a_stale_page_is_noticed(maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page in which one word differs from the data fails the check, and writing it anew mends it."""
    monkeypatch.setattr(maker, "PAGE", tmp_path / "advice.md")
    maker.PAGE.write_text(PAGE.replace("Ring 999 now", "Ring 999 soon"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["advice.py", "--check"])
    assert maker.main() == 1

    monkeypatch.setattr(sys, "argv", ["advice.py"])
    maker.main()

    assert maker.PAGE.read_text(encoding="utf-8") == PAGE


def test_every_question_sign_step_and_contact_is_shown() -> None:
    """Each row's words stand on the page: questions and answers, signs, steps, what never to do, and contacts."""
    whole = guidance.load()
    said = [text for q in whole.checklist.questions for text in (q.ask, q.why, *(o.label for o in q.options))]
    said += [row.say.you for rows in (whole.signs, whole.nevers, whole.headlines) for row in rows]
    said += [text for step in whole.steps for text in (step.do.you, step.why.you)]
    said += [text for c in whole.contacts.values() for text in (c.name, c.purpose, c.number or "", c.hours or "")]

    assert [text for text in said if text not in PAGE] == []


def test_every_step_is_in_the_pictures() -> None:
    """Each step stands in the picture of the whole, and beside the answers that help to choose it."""
    pictures = re.findall(r"```mermaid\n(.*?)```", PAGE, re.DOTALL)
    shown = [set(re.findall(r'(?:<br>|\[")([a-z0-9-]+)(?=<br>|"\])', picture)) for picture in pictures]
    ids = {step.id for step in guidance.load().steps}

    assert ids <= shown[0]
    assert ids <= set().union(*shown[1:])

"""Every text that a person can be shown from data/, and how hard it is to read.

The reading age is the Flesch-Kincaid grade plus five: how old a child in that school year is. It counts the words of
a sentence and the syllables of a word, and knows nothing of meaning, so the lists of test_words.py stand beside it.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"
UNSAID = {"sources.toml", "words.toml", "credentials.toml"}
"""Files that no person is shown: where facts come from, and what people themselves may say."""
CODES = {
    *("basis", "contacts", "digits", "email", "fields", "flag", "id", "if-done", "kind", "nations", "number"),
    *("places", "prefix", "prefixes", "question", "region", "report", "reviewed", "section", "source", "strength"),
    *("options", "alone", "text", "speech", "speeches", "takes", "headings"),
    *("unless", "urgency", "web", "when", "withheld"),
}
"""Keys of rows whose values are ids, numbers, addresses or names of places. Any other text is there to be read."""
TABLES_OF_WORDS = {"words", "notes", "refusals", "kinds"}
"""Tables in which every key but those of sources names a text."""
ROWS_OF_WORDS = {"question", "section"}
"""Rows of these kinds hold texts, though a row that refers to one does so by its id."""
SYLLABLES = {"area": 3, "being": 2, "business": 2, "employer": 3, "evidence": 3, "everywhere": 3, "friend": 1} | {
    "friends": 1, "insurance": 3, "isle": 1, "lawful": 2, "people": 2, "police": 2, "real": 1, "really": 2,
    "redial": 3, "someone": 2, "something": 2, "sometimes": 2, "voicemail": 2, "voicemails": 2, "anyone": 3,
}  # fmt: skip
"""Words that the rules of `syllables` miscount."""
ADDRESS = re.compile(r"\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|scot|com|UK)(?:/\S*)?\b")


def texts() -> dict[str, list[str]]:
    """Return every text by file, in the order of the data; a record or a card is there once its file is."""
    files = [file for file in sorted(DATA.rglob("*.toml")) if file.name not in UNSAID]
    found = {
        file.relative_to(DATA).as_posix(): list(
            _texts(tomllib.loads(file.read_text(encoding="utf-8")), _codes_of(file.relative_to(DATA)))
        )
        for file in files
    }
    return {file: lines for file, lines in found.items() if lines}


def _codes_of(file: Path) -> frozenset[str]:
    """Return the keys that hold no text: none in a folder of words, where every value is there to be read."""
    return frozenset(CODES) if len(file.parts) == 1 or file.parts[0] == "scams" else frozenset()


def _texts(value: Any, skipped: frozenset[str] = frozenset(CODES)) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, skipped)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in TABLES_OF_WORDS:
                yield from _texts({k: v for k, v in item.items() if k != "source"}, frozenset())
            elif key not in skipped or (key in ROWS_OF_WORDS and isinstance(item, list)):
                yield from _texts(item, skipped)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a label without a full stop is one."""
    return [part for part in re.split(r"(?<=[.?!])\s+", text.strip()) if re.search(r"\w", part)]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence. A number, an address or a name that is filled in counts as one short word."""
    plain = re.sub(r"\{[\w-]+\}", "x", ADDRESS.sub("x", sentence))
    plain = re.sub(r"£?\d[\d ,.:]*\d|\d", "x", plain)
    return re.findall(r"[A-Za-z]+(?:['-][A-Za-z]+)*", plain)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has; initials such as HMRC are said letter by letter."""
    if len(word) > 1 and word.isupper() and word != "PIN":
        return len(word)
    return sum(map(_syllables, word.lower().split("-")))


def _syllables(word: str) -> int:
    if word in SYLLABLES:
        return SYLLABLES[word]
    bare = re.sub(r"[^a-z]", "", re.sub(r"'s?$", "", word))
    count = len(re.findall(r"[aeiouy]+", bare))
    count -= bool(re.search(r"[^aeiouyl]e$|[aeiouy]le$", bare))  # a last e is silent, but not in "table"
    count -= bool(re.search(r"[^aeiouytd]ed$", bare))  # "asked", but not "wanted"
    count -= bool(re.search(r"[^aeiouysxzcg]es$", bare) and not re.search(r"(?:ch|sh|[^aeiouy]l)es$", bare))
    count -= bool(re.search(r"[^aeiouy]e(?:ly|ful|less|ments?|thing|one|where|times)$", bare))  # "safely"
    count += len(re.findall(r"i(?:a(?!g|l\b)|o(?!n|us)|u|e[tr])|[aeiouy]ing$|eo(?!u)|ua|ism", bare))  # "dial"
    return max(count, 1)


def reading_age(lines: Iterable[str]) -> float:
    """Return the age at which most children can read these texts: the Flesch-Kincaid grade plus five."""
    said = [words(sentence) for line in lines for sentence in sentences(line)]
    spoken = [word for sentence in said for word in sentence]
    a_sentence = len(spoken) / len([sentence for sentence in said if sentence])
    a_word = sum(map(syllables, spoken)) / len(spoken)
    return 0.39 * a_sentence + 11.8 * a_word - 15.59 + 5

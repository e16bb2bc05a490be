"""Stories as answers: what is found in them, and what must not be."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.advice.tell import Understood, understand
from callcheck.store.data import shipped
from callcheck.store.data.spoken import spoken
from tests.core.advice.said import labelled, rows

CHECKLIST = shipped.checklist()
LEAST_RIGHT, LEAST_FOUND = 0.95, 0.85
"""Of the answers filled in, how many must be right; of what the stories hold, how much must be found."""
UNSEEN_RIGHT, UNSEEN_FOUND = 0.92, 0.59
"""The same of stories that the rows were never mended by. The aim is 0.95 and two thirds."""
WORDS = sorted({word for _, story, _ in rows("stories.tsv") for word in story.split()})


def read(story: str) -> Understood:
    """Return what a story says in answer to the checklist."""
    return understand(story, CHECKLIST, spoken())


def stories(first_letters: str) -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    """Yield the id, the words and the answers of the stories whose ids begin with one of these letters."""
    for id_, story, labels in rows("stories.tsv"):
        if id_[0] in first_letters:
            pairs = [label.split("=") for label in labels.split()]
            yield id_, story, {(question, option) for question, options in pairs for option in options.split(",")}


def counted(found: set[tuple[str, str]], held: set[tuple[str, str]]) -> Counter[str]:
    """Return how many answers are right, wrong and missed; that the teller got the call goes without saying."""
    wrong = found - held - {("who", "me")}
    return Counter(right=len(found & held), wrong=len(wrong), missed=len(held - found))


def pairs(answers: Mapping[str, Collection[str]]) -> set[tuple[str, str]]:
    """Return each question with each option that answers it."""
    return {(question, option) for question, options in answers.items() for option in options}


def test_stories_are_understood_and_nothing_is_invented() -> None:
    """Of sixty stories most of what they hold is found, and nearly all that is filled in is right."""
    total: Counter[str] = Counter()
    told = list(stories("ab"))
    for _, story, held in told:
        total += counted(pairs(read(story).answers), held)

    assert len(told) == 60
    assert total["right"] / (total["right"] + total["wrong"]) >= LEAST_RIGHT
    assert total["right"] / (total["right"] + total["missed"]) >= LEAST_FOUND


@pytest.mark.parametrize(
    ("name", "least_right", "least_found"),
    [("told.json", LEAST_RIGHT, LEAST_FOUND), ("held_out.json", UNSEEN_RIGHT, UNSEEN_FOUND)],
)
def test_stories_by_another_hand_are_understood(name: str, least_right: float, least_found: float) -> None:
    """Of fifty stories by another hand no less is right and found than was measured, known to the rows or not."""
    total: Counter[str] = Counter()
    told = labelled(name)
    for story in told:
        held = pairs(story["answers"])
        total += counted(pairs(read(story["text"]).answers) - (pairs(story["also_fine"]) - held), held)

    assert len(told) == 50
    assert total["right"] / (total["right"] + total["wrong"]) >= least_right
    assert total["right"] / (total["right"] + total["missed"]) >= least_found


@pytest.mark.parametrize("name", ["told.json", "held_out.json"])
def test_labels_are_options_that_exist(name: str) -> None:
    """A label that no answer could equal would count as missed for ever."""
    known = {(question.id, option.id) for question in CHECKLIST.questions for option in question.options}

    assert {one for story in labelled(name) for one in pairs(story["answers"])} <= known


@pytest.mark.parametrize(
    ("story", "question", "option"),
    [
        ("i swore at him and put the phone down", "pressure", "abuse"),
        ("virgin media rang me back about my fault", "lost", "called-back"),
        ("my uncle is on his way to the bank for them", "happening", "coming"),
        ("he wanted the 6 digit code and i gave him the 6 digit code", "lost", "money"),
        ("she has put her card and pin in an envelope by the door", "lost", "code"),
        ("is it true that the bank rings you and asks for your pin?", "asked", "pin"),
        (
            "i rang my bank and they said they would never ask me to move money to a safe account",
            "asked",
            "safe-account",
        ),
        ("a lad from next door told me", "claimed", "shop"),
        ("i used my card in tesco", "pressure", "account"),
        ("they want it in gift cards", "paid", "gift-card"),
    ],
)
def test_words_that_only_look_like_an_answer_fill_nothing(story: str, question: str, option: str) -> None:
    """What the person did themselves, what others asked, and words with a second meaning are no answer."""
    assert option not in read(story).answers.get(question, frozenset())


@pytest.mark.parametrize(
    "story",
    [
        "the dentist rang to remind me of my checkup on friday at 10",
        "my daughter rang to say she would be late for tea and could i put the oven on",
        "the vet phoned, the dogs bloods are back",
        "the pharmacy rang, my prescription is ready",
        "a company i bought windows from rang to arrange the fitting",
        "i paid no attention, it was my sister ringing for a chat",
    ],
)
def test_ordinary_calls_hold_no_loss_threat_or_request(story: str) -> None:
    """Of an ordinary call nothing is filled in about losses, danger, pressure, or what was asked for."""
    assert not read(story).answers.keys() & {"lost", "happening", "asked", "pressure", "paid"}
    assert not read(story).danger


@pytest.mark.parametrize("story", [story for id_, story, _ in stories("dab") if id_.endswith("!")])
def test_words_of_danger_are_handed_on(story: str) -> None:
    """Where somebody is in danger, or may be, the words that say so are handed on."""
    assert read(story).danger


@pytest.mark.parametrize(
    "story",
    [
        "i did not give him my pin",
        "i never told her my pin",
        "i nearly gave him my pin",
        "i almost gave them the pin",
        "should i have given him my pin?",
        "have i given him my pin",
        "he said if i gave him my pin he would stop it",
        "he wanted me to give him my pin",
        "i was going to read out my pin",
        "i refused to give her my pin",
        "he gave me a pin",
        "a friend of mine gave them her pin",
    ],
)
def test_what_was_not_done_is_not_lost(story: str) -> None:
    """What was denied, nearly done, asked for, asked about, or done by others is no loss of this person."""
    assert not read(story).answers.get("lost", frozenset()) - {"nothing"}


@pytest.mark.parametrize(
    ("story", "question", "option"),
    [
        ("i gave him my pin", "lost", "code"),
        ("my mum gave him her pin", "lost", "code"),
        ("he asked for my pin so i told him", "lost", "code"),
        ("he asked me for the code. i gave it", "lost", "code"),
        ("they talked me into buying gift cards", "lost", "money"),
        ("he got me to transfer £500", "lost", "money"),
        ("he said press 1. Like a fool, I did", "lost", "pressed-key"),
        ("he asked for my pin. Stupidly, I gave it", "lost", "code"),
        ("i never gave him my pin", "asked", "pin"),
        ("i didnt give them anything", "lost", "nothing"),
        ("they never asked me for anything", "asked", "nothing"),
        ("someone rang claiming to be from barclays", "claimed", "bank"),
        ("the polise rang me", "claimed", "police"),
        ("he said he was from microsft", "claimed", "tech-support"),
        ("i live in cardiff", "nation", "wales"),
        ("he told me not to tell anyone", "pressure", "secrecy"),
        ("ive only got a landline", "phone", "same-landline"),
    ],
)
def test_what_a_sentence_says_is_found(story: str, question: str, option: str) -> None:
    """A sentence fills in the answer that it gives, in whatever grammar and spelling."""
    assert option in read(story).answers.get(question, frozenset())


@pytest.mark.parametrize(
    ("story", "claim"),
    [
        ("i rang my bank and told the police about it", "bank"),
        ("reported it to the police", "police"),
        ("my daughter said it was a scam", "family"),
        ("he was very polite", "police"),
        ("it was not my bank", "bank"),
    ],
)
def test_who_was_told_is_not_who_rang(story: str, claim: str) -> None:
    """Whoever the person rang, told or was helped by is not taken for the caller."""
    assert claim not in read(story).answers.get("claimed", frozenset())


@pytest.mark.parametrize("story", ["he hung up", "nothing else happened", "it was yesterday", "nobody came", ""])
def test_silence_about_danger_is_no_answer(story: str) -> None:
    """Only words that say so answer that nothing is happening: the question is asked otherwise."""
    assert "happening" not in read(story).answers


def test_a_threatened_visit_is_danger_but_no_answer() -> None:
    """What they said they would do fills in nothing that happens now, and has the danger question asked."""
    found = read("they said they would send a courier for my card")

    assert "happening" not in found.answers
    assert found.danger


def test_the_words_that_led_to_an_answer_are_those_of_the_story() -> None:
    """Each answer stands with words as they were written."""
    story = "My bank rang, Barclays. I've told them my PIN!"
    found = read(story)

    assert found.answers["lost"] == {"code"}
    assert found.words["lost"] == ("told them my PIN",)
    assert all(quote in story for quotes in found.words.values() for quote in quotes)
    assert found.words.keys() == found.answers.keys()


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_whatever_is_told_gives_answers_that_the_checklist_accepts(story: str) -> None:
    """No text breaks the reading; answers are accepted as they are, and quotes are parts of the text."""
    found = read(story)

    assert CHECKLIST.accept(found.answers) == found.answers
    assert all(quote in story for quote in (*found.danger, *(q for quotes in found.words.values() for q in quotes)))

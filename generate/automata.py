"""What an expression over digits does to every text with a given start and a given length: yes, no, or it depends."""

import re
from functools import cache
from typing import Any

op, parser = re._constants, re._parser  # type: ignore[attr-defined]  # the standard library's own, for want of another

Edge = tuple[frozenset[int] | None, int]
"""The digits that are taken, or None where nothing is but the end of the text must be reached; and the next state."""

_DIGITS = frozenset(range(10))


class Automaton:
    """The states of an expression of literals, sets, groups, alternatives and repetitions, over the digits 0 to 9."""

    def __init__(self, pattern: str) -> None:
        self._edges: list[list[Edge]] = []
        self._silent: list[list[int]] = []
        self._start, self._end = self._state(), self._state()
        self._sequence(list(parser.parse(pattern)), self._start, self._end)
        self._fates: dict[tuple[frozenset[int], int], bool | None] = {}

    def whole(self, start: str, length: int) -> bool | None:
        """Whether the texts of this length with this start match from end to end; None when only some of them do."""
        states = self._closed({self._start}, length == 0)
        for place, digit in enumerate(start, 1):
            states = self._next(states, int(digit), place == length)
        return self._fate(states, length - len(start))

    def ends(self, start: str, length: int) -> set[int] | None:
        """Return where a match at the start of such texts may end; None when it may end beyond the known start."""
        states, found = self._closed({self._start}, length == 0), set()
        for place in range(len(start) + 1):
            if place:
                states = self._next(states, int(start[place - 1]), place == length)
            if self._end in states:
                found.add(place)
        may_go_on = len(start) < length and any(digits for state in states for digits, _ in self._edges[state])
        return None if may_go_on else found

    def _fate(self, states: frozenset[int], left: int) -> bool | None:
        if left == 0 or not states:
            return self._end in states
        if (states, left) not in self._fates:
            after = {self._fate(self._next(states, digit, left == 1), left - 1) for digit in range(10)}
            self._fates[states, left] = after.pop() if len(after) == 1 else None
        return self._fates[states, left]

    def _next(self, states: frozenset[int], digit: int, at_end: bool) -> frozenset[int]:
        taken = {to for state in states for digits, to in self._edges[state] if digits and digit in digits}
        return self._closed(taken, at_end)

    def _closed(self, states: set[int], at_end: bool) -> frozenset[int]:
        found, new = set(states), list(states)
        while new:
            state = new.pop()
            reached = [*self._silent[state], *(to for digits, to in self._edges[state] if digits is None and at_end)]
            new += [to for to in reached if to not in found]
            found.update(reached)
        return frozenset(found)

    def _state(self) -> int:
        self._edges.append([])
        self._silent.append([])
        return len(self._edges) - 1

    def _sequence(self, nodes: list[tuple[Any, Any]], start: int, end: int) -> None:
        for node in nodes:
            after = self._state()
            self._node(node, start, after)
            start = after
        self._silent[start].append(end)

    def _node(self, node: tuple[Any, Any], start: int, end: int) -> None:
        kind, value = node
        if kind in (op.LITERAL, op.IN):
            self._edges[start].append((_digits_of(node), end))
        elif kind is op.SUBPATTERN:
            self._sequence(list(value[-1]), start, end)
        elif kind is op.BRANCH:
            for way in value[1]:
                self._sequence(list(way), start, end)
        elif kind is op.MAX_REPEAT:
            least, most, inner = value
            if most is op.MAXREPEAT:
                raise ValueError("an endless repetition")
            for turn in range(most):
                if turn >= least:
                    self._silent[start].append(end)
                after = self._state()
                self._sequence(list(inner), start, after)
                start = after
            self._silent[start].append(end)
        elif (kind, value) == (op.AT, op.AT_END):
            self._edges[start].append((None, end))
        else:
            raise ValueError(f"{kind} is not understood")


def _digits_of(node: tuple[Any, Any]) -> frozenset[int]:
    kind, value = node
    if kind is op.LITERAL:
        return frozenset({value - 48} & _DIGITS)
    found: frozenset[int] = frozenset()
    for inner, given in value:
        if inner is op.LITERAL:
            found |= {given - 48} & _DIGITS
        elif inner is op.RANGE:
            found |= set(range(given[0] - 48, given[1] - 47)) & _DIGITS
        elif (inner, given) == (op.CATEGORY, op.CATEGORY_DIGIT):
            found |= _DIGITS
        else:
            raise ValueError(f"{inner} is not understood")
    return found


@cache
def automaton(pattern: str) -> Automaton:
    """Return the states of an expression; raises ValueError for one that has more in it than digits."""
    return Automaton(re.sub(r"\s", "", pattern))

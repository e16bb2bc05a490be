"""What can go wrong, as sentences. One place in the command line turns these into words and exit codes."""


class CallcheckError(Exception):
    """Root of every expected failure; its text is a sentence for the person. Never raised itself."""


class WrongInput(CallcheckError):
    """What was given is not a phone number, a known id or a usable file."""


class Refused(WrongInput):
    """What the core refuses, as the id of a sentence with its values: it has no words of its own.

    `store.data.words.in_words` turns it into a sentence on the way up.
    """

    def __init__(self, id: str, **values: object) -> None:
        super().__init__(id, values)
        self.id = id
        self.values = values


class NoSuchThing(CallcheckError):
    """What was asked for is not there."""


class StoreFault(CallcheckError):
    """A store or file cannot be read or written, or is damaged."""

"""Arguments in, words out. Typer and Rich live only here."""

import gc

gc.disable()
"""Until `main` starts: nothing that loading makes is garbage, and to look for it takes a twentieth of the start."""

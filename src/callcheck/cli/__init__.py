"""Arguments in, words out. Typer and Rich live only here, one command a file."""

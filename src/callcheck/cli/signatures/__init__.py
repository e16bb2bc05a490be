"""How each command is written on the command line: thin Typer declarations, one ordinary module behind each."""

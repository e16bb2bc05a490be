"""Reading what a phone showed, and what its digits tell."""

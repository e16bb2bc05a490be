"""The list and what it says of a number, as words."""

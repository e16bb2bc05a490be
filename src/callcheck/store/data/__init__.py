"""The shipped rows, as values."""

"""`callcheck lookup`, by what it looks up: one number, a stream of lines, a CSV."""

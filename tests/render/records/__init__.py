"""Records as words and as files."""

"""Values to text, JSON, Markdown and HTML. Pure: no terminal, no file."""

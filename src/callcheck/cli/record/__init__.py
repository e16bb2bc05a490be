"""`callcheck record`, one subcommand a file."""

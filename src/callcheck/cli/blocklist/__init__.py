"""`callcheck blocklist`, one subcommand a file."""

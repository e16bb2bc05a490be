"""The advice, the scripts and the contacts, as words."""

"""Asking on a terminal: one way for the checklist, the records and the menus."""

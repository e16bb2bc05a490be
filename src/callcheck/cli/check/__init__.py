"""`callcheck check`: the walk through the checklist, the answer, and what is offered after it."""

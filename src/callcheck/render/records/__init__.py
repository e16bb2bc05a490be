"""What was kept of a call, as words."""

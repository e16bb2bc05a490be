"""Values in, values out: no file, clock, terminal or environment."""

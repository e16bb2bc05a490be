"""The speed of callcheck, as ratios that are each taken in one run: `python -m benchmarks`."""

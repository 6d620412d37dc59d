"""Figure questions with gold answers that know nothing of the program: `python -m benchmarks.figures`."""

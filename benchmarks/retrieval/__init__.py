"""How well passages are found: what each half of the search is worth, and how long a passage should be.

``python -m benchmarks.retrieval`` prints the tables that docs/retrieval.md quotes. For measuring only: nothing in
``index/`` is fitted to these questions.
"""

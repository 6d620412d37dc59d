"""How well passages are found and answered from: each stage of the search and the whole program, beside other tools.

``python -m benchmarks.retrieval`` prints the tables that docs/retrieval.md quotes; ``make bench-retrieval`` installs
the other tools first. For measuring only: nothing in ``index/`` is fitted to the held-out questions.
"""

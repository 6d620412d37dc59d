"""From wording to a figure query or a search, and from their results to an Answer. Knows nothing of Discord."""

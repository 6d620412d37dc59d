"""The semantic layer: the metric catalogue, the typed figure query, and computing one with its working."""

"""What an investor can be in a round: the field of a condition on it, and the metric that names all who are."""

from __future__ import annotations

ROLE_OF = {"lead_investors": "lead", "participants": "participant", "investors": "investor"}
"""Metric to field."""
ROLES = frozenset(ROLE_OF.values())
METRIC_OF = {role: metric for metric, role in ROLE_OF.items()}

"""What can be asked of one investor's money in one round."""

from __future__ import annotations

from index.figures import commitment_metrics
from index.figures.catalogue.kinds import DESK, Kind, Level, Metric

COMMITMENT_METRICS: tuple[Metric, ...] = (
    Metric(
        "commitment",
        "Commitment",
        Kind.MONEY,
        "What one investor put into a round, or pledged to. In a sum, money that another counted commitment already "
        "holds is counted once.",
        "Σ amount of commitments",
        DESK,
        (
            *("commitment", "committed", "commit", "committing", "pledge", "pledged", "contribution", "contributed"),
            *("contribute", "ticket size", "cheque size", "check size", "cheque"),
        ),
        commitment_metrics.commitment,
        Level.COMMITMENT,
    ),
)

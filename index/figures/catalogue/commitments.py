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
            *("contribute", "contributing", "pledging", "ticket size", "cheque size", "check size", "cheque"),
            *("ticket", "disclosed ticket", "disclosed cheque"),
            *(
                "put in",
                "put into",
                "putting in",
                "putting into",
                "put up",
                "put towards",
                "chip in",
                "chipped in",
                "stump up",
                "stumped up",
                "pony up",
                "ponied up",
                "cough up",
                "coughed up",
                "kick in",
                "kicked in",
                "fork out",
                "forked out",
                "shell out",
                "shelled out",
                "inject",
                "injected",
                "plough into",
                "plow into",
                "pump into",
                "sink into",
            ),
        ),
        commitment_metrics.commitment,
        Level.COMMITMENT,
    ),
    Metric(
        "share_of_round",
        "Share of the round",
        Kind.PERCENT,
        "What one investor put into a round, or pledged to, in percent of the amount of the round.",
        "commitment ÷ amount of the round × 100",
        DESK,
        (
            *("share of the round", "percent of the round", "percentage of the round"),
            *(
                "% of the round",
                "% of round",
                "pct of the round",
                "part of the round",
                "portion of the round",
                "fraction of the round",
                "share of the deal",
            ),
            *("percent of the deal", "percentage of the deal"),
        ),
        commitment_metrics.share_of_round,
        Level.COMMITMENT,
    ),
    Metric(
        "commitment_to_valuation",
        "Commitment to valuation",
        Kind.PERCENT,
        "What one investor put into a round, or pledged to, in percent of its post-money valuation: the share of the "
        "company that the money pays for at that price.",
        "commitment ÷ post-money × 100",
        DESK,
        (
            *("commitment to valuation", "commitment over valuation", "percent of the valuation"),
            *("percentage of the valuation", "share of the valuation", "share of post-money"),
            *("percent of post-money", "percentage of post-money", "% of post-money", "% of post", "percent of post"),
            *("share of the post-money valuation", "percent of the post-money valuation"),
        ),
        commitment_metrics.commitment_to_valuation,
        Level.COMMITMENT,
    ),
)

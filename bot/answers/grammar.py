"""A phrase and its sense: the vocabulary of asking together with the synonyms of the metric catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.senses import Sense as Sense
from bot.answers.vocabulary import PHRASES
from index.figures.catalogue import METRICS


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means; ``value`` is typed by the sense."""

    sense: Sense
    value: object = None


def phrases() -> dict[str, Phrase]:
    """Every phrase of the grammar and of the metric catalogue, in lower case and singular."""
    found = {
        text: Phrase(sense, value)
        for sense, meanings in PHRASES.items()
        for value, texts in meanings.items()
        for text in texts
    }
    for metric in METRICS:
        for text in metric.synonyms:
            found[text] = Phrase(Sense.METRIC, metric.name)
            if metric.kind.is_number:
                found.update({f"{opening} {text}": Phrase(Sense.RANKS_BY, metric.name) for opening in _RANKINGS})
    return found


_RANKINGS = (
    *("by", "by total", "ranked by", "sorted by", "ordered by", "in terms of", "measured by", "rank by", "sort by"),
    *("order by", "in order of", "sorted on", "ranked on", "sort them by", "rank them by", "order them by"),
)

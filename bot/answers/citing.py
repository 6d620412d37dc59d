"""Citations are numbered as they are first used, one number a place: a row of the facts table, or a passage.

A citation of a fact points to the row as it stands in its file, with the first page that the row names as its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import Answer, Citation, CitedSource, Quote
from bot.answers.quoting import Cut
from index.facts.schema import Source
from index.facts.table import FactsTable
from index.generation import Generation
from index.passages import Passage


class Citations:
    """The numbered citations of one answer, in the making."""

    def __init__(self, table: FactsTable) -> None:
        self._table = table
        self._found: dict[tuple[str, int, str], Citation] = {}

    def fact(self, fact_id: str, field: str | None = None) -> int:
        """The number of the citation of a fact; KeyError for an id that no record has."""
        origin = self._table.origin(fact_id, field)
        key = (origin.file, origin.start, fact_id)
        if key not in self._found:
            sources = self._table.sources_of(self._table.source_ids(fact_id))
            self._found[key] = Citation(
                n=len(self._found) + 1,
                kind="fact",
                file=origin.file,
                start=origin.start,
                end=origin.end,
                line=origin.line,
                fact_id=fact_id,
                source=_cited(sources[0]) if sources else None,
            )
        return self._found[key].n

    def passage(self, passage: Passage, text: str) -> int:
        """The number of the citation of a passage; ``text`` is its file's own text."""
        return self.place(passage.file, passage.section, passage.start, passage.end, title=passage.title, text=text)

    def place(self, file: str, section: str, start: int, end: int, *, title: str, text: str) -> int:
        """The number of the citation of a stretch of a briefing; ``text`` is its file's own text."""
        key = (file, start, section)
        if key not in self._found:
            self._found[key] = Citation(
                n=len(self._found) + 1,
                kind="passage",
                file=file,
                section=section,
                start=start,
                end=end,
                line=text.count("\n", 0, start) + 1,
                source=CitedSource(title or file),
            )
        return self._found[key].n

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, in the order of its number."""
        return tuple(self._found.values())


def quotes_of(cuts: Sequence[Cut], citations: Citations, generation: Generation) -> tuple[Quote, ...]:
    """Cuts as the quotes of an answer, each cited."""
    quotes = []
    for cut in cuts:
        text = generation.text(cut.passage.file)
        number = citations.passage(cut.passage, text)
        place = (cut.passage.file, cut.passage.section, cut.start, cut.end, cut.score)
        quotes.append(Quote(text[cut.start : cut.end], number, *place))
    return tuple(quotes)


def with_quotes_of(answer: Answer, told: Answer) -> Answer:
    """An answer with the quotes of another one behind its own, cited by numbers that go on from its last."""
    quoted = {quote.citation for quote in told.quotes}
    cited = [one for one in told.citations if one.n in quoted]
    numbers = {one.n: n for n, one in enumerate(cited, start=len(answer.citations) + 1)}
    return replace(
        answer,
        quotes=(*answer.quotes, *(replace(one, citation=numbers[one.citation]) for one in told.quotes)),
        citations=(*answer.citations, *(replace(one, n=numbers[one.n]) for one in cited)),
    )


def _cited(source: Source) -> CitedSource:
    published = str(source.published) if source.published else None
    return CitedSource(source.title, source.publisher, source.url, published)

"""An Answerer that is plain to see through: it repeats the question and counts what its conversation has heard."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.answerer import Answerer, Conversation
from index.errors import ModelError, QueryError
from tests.bot.render.builders import a_declined_answer, a_list_answer, a_passages_answer


class Parrot(Answerer):
    """Answers ``<question> (<how many-th of its conversation>)``; certain words make it decline or fail."""

    def __init__(self) -> None:
        self.heard: Counter[int] = Counter()
        self._kept: list[Conversation] = []

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Repeat the question."""
        if question == "fail":
            raise RuntimeError("the parrot is tired")
        if question == "no model":
            raise ModelError("no such model; set ROUNDTABLE_MODEL")
        if question == "decline":
            return replace(a_declined_answer(), question=question)
        if question == "list":
            return a_list_answer(question=question)
        talk = conversation or Conversation()
        self._kept.append(talk)  # so that no two conversations get one id
        self.heard[id(talk)] += 1
        return a_passages_answer(question=question, text=f"{question} ({self.heard[id(talk)]})")

    def figure(self, line: str) -> Answer:
        """Repeat the query."""
        if line == "amuont":
            raise QueryError("did you mean amount?")
        return a_passages_answer(question=line, text=f"{line} (exact)")

    def query_lines(self, typed: str) -> list[str]:
        """One query, whatever was typed."""
        return [line for line in ("amount", "amount where") if line.startswith(typed) and line != typed][:1]

    def company_names(self, typed: str) -> list[str]:
        """Two companies, whatever was typed."""
        return [name for name in ("Anthropic", "Anysphere") if name.lower().startswith(typed.lower())]

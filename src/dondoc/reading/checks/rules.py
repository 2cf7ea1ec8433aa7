"""The rules of the checks: code, severity, wording and the law behind them, each with the days on which it holds."""

import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import is_party, law_day
from dondoc.reading.lexicon import table
from dondoc.reading.model import Finding, Span

__all__ = ["Rule", "all_rules", "found", "holding", "rule_for"]


class Rule(NamedTuple):
    """A row of `checks.toml`; `scope` is "state", "party" or "" for both; the days are inclusive, None where open."""

    code: str
    severity: str
    message: str
    message_en: str
    law: str = ""
    law_en: str = ""
    basis: str = ""
    basis_en: str = ""
    scope: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def ground(self, *, english: bool) -> str:
        """What the rule rests on: its law, or in a word or two what a clerk would name."""
        return ((self.law_en or self.law) or self.basis_en) if english else (self.law or self.basis)

    def holds(self, day: datetime.date | None, *, party: bool) -> bool:
        """Whether a document of that day answers to it; of an unknown day the rule without an end is taken."""
        if self.scope and (self.scope == "party") != party:
            return False
        if day is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@cache
def all_rules() -> dict[str, tuple[Rule, ...]]:
    """All rows by rule id; several rows of one id follow each other in time or differ in scope."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for row in table("checks")["rule"]:
        values = {key: _value(key, str(value)) for key, value in row.items() if key != "id"}
        rules[str(row["id"])] = (*rules.get(str(row["id"]), ()), Rule(**values))  # type: ignore[arg-type]
    return rules


def _value(key: str, value: str) -> str | datetime.date:
    return datetime.date.fromisoformat(value) if key in {"valid_from", "valid_to"} else value


def rule_for(context: Context, name: str) -> Rule | None:
    """The row of a rule that holds for a document; None where it did not hold on its day."""
    return holding(name, law_day(context), is_party(context))


@lru_cache(1000)
def holding(name: str, day: datetime.date | None, party: bool) -> Rule | None:
    """The row of a rule that holds on a day for documents of the State or of the Party; None where none does."""
    return next((rule for rule in all_rules().get(name, ()) if rule.holds(day, party=party)), None)


def found(
    context: Context, name: str, span: Span | None, suggestion: str | None = None, /, **words: str
) -> tuple[Finding, ...]:
    """The finding of a rule at a span, worded with `words`; none where the rule did not hold on the document's day."""
    rule = rule_for(context, name)
    if rule is None:
        return ()
    quote = context.script.words(span) if span and "{quote}" in rule.message else ""
    message, english = rule.message, rule.message_en
    # most say the same of every document, and a document may have thousands of them
    if "{" in message or "{" in english:
        said = {key.removesuffix("_en"): value for key, value in words.items() if key.endswith("_en")}
        values = {"quote": quote, "suggestion": suggestion or "", **words}
        message = message.format(law=rule.law, **values)
        english = english.format_map({"law": rule.law_en or rule.law, **values, **said})
    return (Finding(rule.code, rule.severity, message, span, name, suggestion, english),)

"""One stage of a reading alone, as plain values. A secret document shows of its head what its register line holds."""

from typing import Any

from dondoc.commands.as_json import in_order
from dondoc.reading.files import Opened
from dondoc.reading.model import Reading, to_json
from dondoc.reading.outline import Block
from dondoc.reading.pipeline import Stages, read_text, stages
from dondoc.wording import Places

__all__ = ["stage_json"]

OF_THE_READING = {"text", "header", "citations", "directives", "findings"}


def stage_json(name: str, opened: Opened) -> dict[str, Any]:
    """The stage `name` of a document: its source, and the stage's values under the stage's name."""
    value = _of_reading(name, opened) if name in OF_THE_READING else _of_stages(name, stages(opened.text))
    return {"stage": name, "source": opened.source._asdict(), name: value}


def _of_reading(name: str, opened: Opened) -> Any:  # noqa: ANN401 - each stage has its own values
    reading: Reading = read_text(opened.text, opened.source)
    return in_order(to_json(reading)[name], name)


def _of_stages(name: str, found: Stages) -> Any:  # noqa: ANN401 - each stage has its own values
    if name == "outline":
        return _outline(found)
    return _deadlines(found) if name == "deadlines" else _parties(found)


def _outline(found: Stages) -> list[dict[str, Any]]:
    if found.secrecy:
        return []
    places = Places(found.script.text)
    return [_block(number, block, found, places) for number, block in enumerate(found.shape.blocks)]


def _block(number: int, block: Block, found: Stages, places: Places) -> dict[str, Any]:
    return {
        "block": number,
        "kind": block.kind,
        "marker": block.marker,
        "style": block.style,
        "under": list(block.parents),
        "line": places.line(block.span[0]),
        "span": list(block.span),
        "text": found.script.words(block.span),
    }


def _deadlines(found: Stages) -> list[dict[str, Any]]:
    """Every time limit read in a directive; `chosen` marks the one that binds."""
    return [
        {
            "directive": draft.id,
            **in_order(limit.deadline._asdict(), "deadline"),
            "strength": limit.strength,
            "chosen": limit == draft.limit,
        }
        for draft in found.drafts
        for limit in draft.limits
    ]


def _parties(found: Stages) -> list[dict[str, Any]]:
    roles = [
        (draft.id, role, party)
        for draft in found.drafts
        for role, parties in (
            ("lead", draft.leads),
            ("coordinator", draft.coordinators),
            ("report_to", (draft.receiver,) if draft.receiver else ()),
        )
        for party in parties
    ]
    return [{"directive": place, "role": role, **in_order(party._asdict(), "leads")} for place, role, party in roles]

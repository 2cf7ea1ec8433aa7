"""The cards of the desk, one a directive. Written in Python: three hundred open in the time of a few templates."""

import re
from bisect import bisect
from typing import Any, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dondoc.office.documents.mending import Corrections, mended_words
from dondoc.office.documents.models import Item
from dondoc.office.documents.paper import SOURCES
from dondoc.office.texts import language, say
from dondoc.office.texts.shown import day, weekday

__all__ = ["Frame", "card", "confidence_words"]

Decision = Item.Decision
SURE, FAIR = 0.9, 0.75
SIGNS = {**SOURCES, "due": "u"}
# the number of the heading that a directive stands under: "2" of "2. Đối với Văn phòng Sở"
SECTION = re.compile(r"[\dIVX]+(?:\.\d+)*(?=[.)]?\s)")


class Frame(NamedTuple):
    """What all cards of a desk share."""

    address: str
    csrf: str
    citations: list[dict[str, Any]]
    closed: bool
    mended: Corrections
    breaks: list[int]


def confidence_words(confidence: float) -> str:
    """The confidence in words: people do not read 0,87."""
    name = "sure" if confidence >= SURE else "fair" if confidence >= FAIR else "unsure"
    return say(f"documents.{name}")


def card(item: Item, frame: Frame, now: bool = False, error: str = "", swap: str = "") -> SafeString:
    """The card of a directive, with what was wrong; `swap` puts it in by itself."""
    words = mended_words(item, frame.mended)
    decided = item.decision != Decision.OPEN
    classes = "card dcard" + (" dn" if decided else "") + (" now" if now else "") + (" undated" if not item.due else "")
    classes += " doubtful" if item.confidence < FAIR else ""
    head = (
        f'<div class="row sp head"><a class="id" href="#t{item.pk}">{escape(item.label)}</a>'
        f'<span class="one grow small words-short" lang="vi">{escape(words)}</span>{_badge(item)}</div>'
        f'<div class="row tiny text-secondary under" lang="vi">{_names(item)}{_due_short(item)}</div>'
    )
    detail = (
        f'<div data-field="text"><p class="words" lang="vi">{_words(item, words)}</p>'
        f'<p class="row tiny text-secondary">{_reading(item, frame)}</p></div>'
        f'<dl class="fields">{_parties(item, frame, "lead")}{_parties(item, frame, "coordinator")}{_due(item, frame)}'
        f"{_nature(item, frame)}{_grounds(item, frame)}</dl>{_outcome(item)}{_error(error, item)}"
        f"{'' if frame.closed else _acts(item, frame)}"
    )
    return mark_safe(  # noqa: S308 - every value above is escaped
        f'<article class="{classes}" id="i{item.pk}" data-item="{item.pk}" data-v="{item.version}" data-k="i{item.pk}" '
        f'{swap}tabindex="-1" aria-label="{escape(say("documents.directive", label=item.label))}">{head}'
        f'<div class="detail">{detail}</div></article>'
    )


def _badge(item: Item) -> str:
    name = {
        Decision.TASK: "done", Decision.STANDING: "done", Decision.NONE: "none",
    }.get(Decision(item.decision))  # fmt: skip
    if name:
        return f'<span class="badge light {name}">{escape(say(f"documents.decided-{item.decision}"))}</span>'
    if item.due:
        how = "read" if item.origin.get("due", {}).get("how") in {"read", "reckoned"} else "set"
        return f'<span class="badge light soon">{escape(say(f"documents.due-{how}"))}</span>'
    return f'<span class="badge light none">{escape(say("documents.no-due"))}</span>'


def _names(item: Item) -> str:
    names = [escape(str(party["name"])) for party in item.leads]
    return ", ".join(names) or f'<span class="light late">{escape(say("documents.lead-none"))}</span>'


def _due_short(item: Item) -> str:
    return f"<span>· {day(item.due)}</span>" if item.due else ""


def _reading(item: Item, frame: Frame) -> str:
    line = say("documents.line", n=bisect(frame.breaks, item.start) + 1)
    sure = f'<span class="prov" title="{escape(item.section)}">{escape(confidence_words(item.confidence))}</span>'
    change = _edit(item, frame, "text", say("documents.change-words"), "W")
    return f"{sure} <span>{escape(line)}</span> {_origin(item, 'text')} {change}"


def _words(item: Item, words: str) -> str:
    phrase = " ".join(item.deadline["phrase"].split()) if item.deadline else ""
    before, found, after = words.partition(phrase) if phrase else (words, "", "")
    marked = f'<span class="date">{escape(found)}</span>' if found else ""
    return f"{escape(before)}{marked}{escape(after)}"


def _origin(item: Item, name: str) -> str:
    origin = item.origin.get(name)
    if not origin:
        return ""
    span, how = origin.get("span"), origin["how"]
    above = name == "leads" and how == "read" and span and not item.start <= span[0] < item.end
    section = SECTION.match(item.section)
    if above and section:
        words = say("documents.origin-section", section=section.group())
    else:
        words = say(f"documents.origin-{how}", by=origin.get("by", ""), words=origin.get("words", ""))
    if not span:
        return f'<span class="prov">{escape(words)}</span>'
    return f'<button type="button" class="prov" data-lights="{SIGNS[name]}{item.pk}">{escape(words)}</button>'


def _edit(item: Item, frame: Frame, field: str, label: str, key: str) -> str:
    if frame.closed:
        return ""
    return (
        f'<a class="chip edit" data-edit="{field}" href="{frame.address}items/{item.pk}/edit/{field}/" '
        f'hx-get="{frame.address}items/{item.pk}/edit/{field}/" hx-target="closest [data-field]" hx-swap="innerHTML">'
        f"{escape(label)} <kbd>{key}</kbd></a>"
    )


def _parties(item: Item, frame: Frame, role: str) -> str:
    chips = ""
    for party in item.parties:
        if party["role"] != role:
            continue
        known = party["unit"] or party["everyone"]
        doubt = "" if known else f' <span class="light soon">{escape(say("documents.unit-not-found"))}</span>'
        everyone = f' <span class="prov">{escape(say("documents.everyone"))}</span>' if party["everyone"] else ""
        chips += f'<span class="chip"><b lang="vi">{escape(party["name"])}</b>{everyone}{doubt}</span> '
    origin = _origin(item, "leads" if role == "lead" else "coordinator")
    key = "E" if role == "lead" else "P"
    label = say("documents.change" if chips else f"documents.add-{role}")
    return (
        f"<dt>{escape(say(f'documents.{role}'))}</dt>"
        f'<dd data-field="{role}">{chips}{origin} {_edit(item, frame, role, label, key)}</dd>'
    )


def _due(item: Item, frame: Frame) -> str:
    shown = f'<span class="chip"><b>{weekday(item.due)}</b>{_origin(item, "due")}</span> ' if item.due else ""
    if not shown and item.deadline:
        shown = f'<span class="chip"><b lang="vi">{escape(item.deadline["phrase"])}</b></span> '
    reason = ""
    if item.deadline and item.origin.get("due", {}).get("how") in {"reckoned", "read"}:
        english = language() == "en" and item.deadline.get("reason_en")
        words = item.deadline["reason_en"] if english else item.deadline.get("reason")
        reason = f'<div class="reckon small" lang="{"en" if english else "vi"}">{escape(words)}</div>' if words else ""
    label = say("documents.change" if item.due else "documents.propose-due")
    return (
        f"<dt>{escape(say('documents.due'))}</dt>"
        f'<dd data-field="due">{shown}{_edit(item, frame, "due", label, "D")}{reason}</dd>'
    )


def _nature(item: Item, frame: Frame) -> str:
    change = _edit(item, frame, "rhythm", say("documents.rhythm"), "H") if item.nature == "standing" else ""
    rhythm = f" · {say(f'documents.rhythm-{item.rhythm}')}" if item.rhythm else ""
    words = escape(say(f"documents.nature-{item.nature}") + rhythm)
    sent = f"{escape(item.receiver)} {_origin(item, 'report_to')}"
    receiver = f'<dt>{escape(say("documents.receiver"))}</dt><dd lang="vi">{sent}</dd>'
    return f"<dt>{escape(say('documents.nature'))}</dt><dd data-field='rhythm'>{words} {change}</dd>" + (
        receiver if item.receiver else ""
    )


def _grounds(item: Item, frame: Frame) -> str:
    if not item.citations:
        return ""
    words = "".join(
        f'<button type="button" class="chip" data-lights="c{at}">{escape(cited["reference"] or cited["title"] or "")}'
        "</button> "
        for at, cited in ((at, frame.citations[at]) for at in item.citations if at < len(frame.citations))
    )
    return f'<dt>{escape(say("documents.grounds"))}</dt><dd lang="vi">{words}</dd>'


def _outcome(item: Item) -> str:
    if item.decision == Decision.OPEN or item.decided_at is None:
        return ""
    reason = f": {item.reason}" if item.reason else ""
    words = say(f"documents.decided-{item.decision}") + reason
    by = say("documents.decided-by", by=str(item.decided_by or ""), on=day(item.decided_at))
    return f'<p class="note ok outcome">{escape(words)} <span class="tiny">{escape(by)}</span></p>'


def _error(error: str, item: Item) -> str:
    return f'<p class="note late" role="alert" id="e{item.pk}">{escape(error)}</p>' if error else ""


def _acts(item: Item, frame: Frame) -> str:
    base = f"{frame.address}items/{item.pk}/"

    def button(act: str, label: str, key: str, kind: str = "", **values: str) -> str:
        extra = "".join(f' name="{name}" value="{value}"' for name, value in values.items())
        return (
            f'<button class="btn {kind}" formaction="{base}{act}/" hx-post="{base}{act}/" hx-include="closest form" '
            f'hx-target="#i{item.pk}" hx-swap="outerHTML" data-act="{key}"{extra}>{escape(say(f"documents.{label}"))} '
            f"<kbd>{key}</kbd></button>"
        )

    if item.decision != Decision.OPEN:
        buttons = button("reopen", "reopen", "R")
    else:
        natural = {"standing": "standing", "decision": ""}.get(item.nature, "task")
        accept = button("decide", f"accept-{natural}", "Enter", "btn-primary", decision=natural) if natural else ""
        other = "task" if natural == "standing" else "standing"
        buttons = accept + button("decide", f"as-{other}", "T", decision=other) + button("merge", "merge", "M")
        buttons += (
            f'<a class="btn" data-act="S" href="{base}edit/split/" hx-get="{base}edit/split/" '
            f'hx-target="#m{item.pk}">{escape(say("documents.split"))} <kbd>S</kbd></a>'
            f'<a class="btn btn-ghost" data-act="X" href="{base}edit/none/" hx-get="{base}edit/none/" '
            f'hx-target="#m{item.pk}">{escape(say("documents.not-a-task"))} <kbd>X</kbd></a>'
        )
    return (
        f'<form method="post" action="{base}decide/" class="row acts">{frame.csrf}'
        f'<input type="hidden" name="version" value="{item.version}">{buttons}</form><div id="m{item.pk}"></div>'
    )

"""What templates say and how they show values: texts, dates as Vietnamese offices write them, lights."""

import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dondoc.office import clock
from dondoc.office.texts import language, say, shown
from dondoc.reading.checks.rules import Rule
from dondoc.wording import values

register = template.Library()

ICONS = {
    "today": "M3 9h12M6 2v3M12 2v3M3 4h12v11H3z",
    "desk": "M4 2h7l3 3v11H4zM7 8h5M7 11h5",
    "tasks": "M3 5l2 2 3-3M3 12l2 2 3-3M10 6h5M10 13h5",
}
for name in ("day", "weekday", "moment", "clock"):
    register.filter(name, getattr(shown, name))


@register.simple_tag
def t(name: str, **values: object) -> str:
    """The text `name` in the language of the request."""
    return say(name, **values)


@register.simple_tag
def now_clock() -> str:
    """What time it is in the office."""
    return shown.clock(clock.now())


@register.filter
def text(name: str, prefix: str = "") -> str:
    """The text whose name is put together from a prefix and a value: {{ task.state|text:"tasks.state-" }}."""
    return say(f"{prefix}{name}")


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line drawing; it says nothing that the words beside it do not."""
    return format_html('<svg class="i" viewBox="0 0 18 18" aria-hidden="true"><path d="{}"/></svg>', ICONS[name])


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """The address's own query with some values changed; an empty value drops its name."""
    values = context["request"].GET.copy()
    values.pop("page", None)
    for name, value in changes.items():
        values.pop(name, None)
        if value not in ("", None):
            values[name] = str(value)
    return mark_safe("?" + values.urlencode()) if values else "?"  # noqa: S308 - urlencode leaves nothing open


@register.filter
def finding_title(code: str) -> str:
    """What a finding is called."""
    return values.code_title(code, "en" if language() == "en" else "vi")


@register.filter
def iso_day(value: str) -> str:
    """dd/mm/yyyy of a day as a reading has it."""
    return shown.day(datetime.date.fromisoformat(value)) if value else ""


@register.filter
def ground(rule: Rule) -> str:
    """What the rule of a finding rests on."""
    return rule.ground(english=language() == "en")

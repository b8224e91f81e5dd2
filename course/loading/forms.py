"""Fills a page or snippet from an entry's data, and says of each thing that does not fit what to write instead."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.models import Snippet
from course.loading.files import LISTED, Entry, FileProblem
from course.loading.rules import PAGE_LINK, to_html
from course.pages import models as pages
from course.quiz.models import Question
from course.reference.models import Claim, Fact, Source, Term
from course.signposts.models import Advice, Country, Duty, Helpline, Law, Route, Telling
from course.timeline.models import Stage, Timeline

# What others point to comes first.
SNIPPETS: dict[str, type[Snippet]] = {
    "sources": Source,
    "facts": Fact,
    "terms": Term,
    "claims": Claim,
    "countries": Country,
    "helplines": Helpline,
    "routes": Route,
    "advice": Advice,
    "laws": Law,
    "duties": Duty,
    "tellings": Telling,
    "timelines": Timeline,
    "stages": Stage,
    "questions": Question,
}
PAGES: dict[str, type[pages.CoursePage]] = {
    "home": pages.HomePage,
    "module": pages.ModulePage,
    "lesson": pages.LessonPage,
    "faq": pages.FaqPage,
    "glossary": pages.GlossaryPage,
    "sources": pages.SourcesPage,
    "text": pages.TextPage,
}


def find(entry: Entry) -> Any:
    """Return the page or snippet an entry is about, or None."""
    model: Any = PAGES[entry.kind] if entry.is_page else SNIPPETS[entry.kind]
    return model.objects.filter(key=entry.key, locale__language_code=entry.language).first()


def find_page(key: str, locale: Locale) -> Page | None:
    """Return the page of any kind with that key, or None."""
    found = (model.objects.filter(key=key, locale=locale).first() for model in PAGES.values())
    return next(filter(None, found), None)


class Filling:
    """One entry on its way into a page or snippet; `problems` grows as things do not fit."""

    def __init__(self, entry: Entry, locale: Locale) -> None:
        self.entry = entry
        self.locale = locale
        self.problems: list[FileProblem] = []

    def fill(self, thing: Any) -> None:
        """Set every field of `thing`; what the entry leaves out becomes empty."""
        names = {"key", *thing.content_fields}
        if self.entry.is_page:
            names |= {"slug", "body", LISTED.get(self.entry.kind, "body")}
        for name in set(self.entry.data) - names:
            self._refuse(name, f"there is no field “{name}” here. Write one of: {', '.join(thing.content_fields)}.")
        for name in thing.content_fields:
            self._set(thing, name)
        if self.entry.is_page:
            thing.slug = self.entry.data["slug"]
            thing.body = [self._block(number, data) for number, data in enumerate(self.entry.data["body"])]

    def _refuse(self, where: str, says: str) -> None:
        entry = self.entry
        self.problems.append(FileProblem(entry.file, entry.line(where, says), f"{entry.key}: {says}"))

    def _set(self, thing: Any, name: str) -> None:
        field = thing._meta.get_field(name)  # noqa: SLF001
        value = self.entry.data.get(name)
        if isinstance(field, models.ForeignKey):
            setattr(thing, name, self._target(name, field.related_model, value) if value else None)
        elif hasattr(field, "stream_block"):
            ((kind, block),) = field.stream_block.child_blocks.items()
            items = self._list(name, value)
            setattr(thing, name, [(kind, self._value(f"{name}.{n}", block, item)) for n, item in enumerate(items)])
        else:
            self._set_plain(thing, field, value)

    def _set_plain(self, thing: Any, field: Any, value: Any) -> None:
        if value is None and field.has_default() and not field.blank:
            value = field.get_default()
        if isinstance(field, models.BooleanField):
            value = self._yes_or_no(field.name, value)
        if isinstance(field, models.CharField | models.TextField):
            value = self._text(field.name, value)
        if says := _misfit(field, value):
            self._refuse(field.name, f"{field.name} {says}")
        else:
            setattr(thing, field.name, value)

    def _target(self, where: str, model: Any, key: str) -> Any:
        found = model.objects.filter(key=key, locale=self.locale).first()
        if found is None:
            what = model._meta.verbose_name  # noqa: SLF001
            self._refuse(where, f"there is no {what} with the key “{key}”. Check its spelling, or write it.")
        return found

    def _block(self, number: int, data: dict[str, Any]) -> tuple[str, Any]:
        known = PAGES[self.entry.kind]._meta.get_field("body").stream_block.child_blocks  # noqa: SLF001
        block = known.get(data["type"])
        if block is None:
            says = f"“{data['type']}” is no kind of block. Write one of: {', '.join(known)}."
            self._refuse(f"body.{number}", says)
            return "text", known["text"].get_default()
        fields = {name: value for name, value in data.items() if name != "type"}
        return data["type"], self._value(f"body.{number}", block, fields)

    def _value(self, where: str, block: blocks.Block, data: Any) -> Any:
        """Return a block's value made of file data."""
        if isinstance(block, blocks.StructBlock):
            return self._struct(where, block, data)
        if isinstance(block, blocks.ListBlock):
            items = [self._value(f"{where}.{n}", block.child_block, x) for n, x in enumerate(self._list(where, data))]
            return block.normalize([item for item in items if item is not None])
        if isinstance(block, SnippetChooserBlock):
            return self._target(where, block.target_model, data) if data else None
        if isinstance(block, blocks.RichTextBlock):
            return RichText(self._html(where, self._text(where, data)))
        if isinstance(block, blocks.BooleanBlock):
            return self._yes_or_no(where, data)
        return self._text(where, data)

    def _list(self, where: str, data: Any) -> list[Any]:
        """Return `data` as a list, its items' keys looked at."""
        if data is not None and not isinstance(data, list):
            self._refuse(where, f"{where} is no list. Begin each of its lines with a hyphen.")
            return []
        keys = [item.get("key") for item in data or [] if isinstance(item, dict)]
        for number, key in enumerate(keys):
            if key is not None and key in keys[:number]:
                self._refuse(f"{where}.{number}.key", f"“{key}” is used twice. Give each a key of its own.")
        return data or []

    def _text(self, where: str, data: Any) -> str:
        if isinstance(data, list | dict):
            self._refuse(where, f"{where} is no text. Write it on one line, after the colon.")
            return ""
        return "" if data is None else str(data)

    def _yes_or_no(self, where: str, data: Any) -> bool:
        if data not in (None, True, False):
            self._refuse(where, f"“{data}” is not understood. Write true, or leave the line out.")
        return data is True

    def _struct(self, where: str, block: blocks.StructBlock, data: Any) -> Any:
        known = block.child_blocks
        if not isinstance(data, dict):
            self._refuse(where, f"needs the fields {', '.join(known)}.")
            return block.get_default()
        for name in set(data) - set(known):
            self._refuse(f"{where}.{name}", f"there is no field “{name}” here. Write one of: {', '.join(known)}.")
        return block.normalize(
            {name: self._value(f"{where}.{name}", child, data.get(name)) for name, child in known.items()}
        )

    def _html(self, where: str, markdown: str) -> str:
        html = to_html(markdown)
        for part in html.split(f'href="{PAGE_LINK}')[1:]:
            key = part.partition('"')[0]
            if target := find_page(key, self.locale):
                html = html.replace(f'href="{PAGE_LINK}{key}"', f'linktype="page" id="{target.pk}"')
            else:
                self._refuse(where, f"links to “{key}”, which is no page. Write a page’s key, such as m2l1.")
        return html


def _misfit(field: Any, value: Any) -> str:
    """Return why `value` does not fit a plain field and what to write instead, or an empty text."""
    if isinstance(field, models.DateField) and value is not None and not isinstance(value, date):
        return f"{value!r} is no date. Write it like 2026-11-22."
    if isinstance(field, models.IntegerField) and not isinstance(value, int) and not (value is None and field.null):
        return f"{value!r} is no number. Write digits."
    choices = [choice for choice, _label in field.flatchoices]
    if choices and value not in choices and not (field.blank and not value):
        return f"“{value}” is not known. Write one of: {', '.join(map(str, choices))}."
    if field.max_length and len(value) > field.max_length:
        return f"is {len(value)} characters long. Keep it within {field.max_length}."
    return _refused_by_django(field, value)


def _refused_by_django(field: Any, value: Any) -> str:
    if value in (None, ""):
        return ""
    try:
        field.run_validators(value)
    except ValidationError as error:
        return f"“{value}” does not fit. {' '.join(error.messages)}"
    return ""

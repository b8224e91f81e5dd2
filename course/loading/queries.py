"""What is published, as the data of content files; rebuilt from pages, blocks and snippets alone."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail import blocks
from wagtail.models import Locale, Page
from wagtail.snippets.blocks import SnippetChooserBlock

from course.kit.models import Keyed
from course.kit.rules import natural
from course.loading import files
from course.loading.forms import PAGES, SNIPPETS
from course.loading.rules import PAGE_LINK, to_markdown

KINDS = {model: kind for kind, model in PAGES.items()}


@dataclass(slots=True)
class Published:
    """One published thing as a content file would have it."""

    kind: str
    key: str
    language: str
    file: str
    data: dict[str, Any]
    is_page: bool


def published(language: str) -> Iterator[Published]:
    """Yield everything published in a language that has a key."""
    locale = Locale.objects.get(language_code=language)
    for kind, model in SNIPPETS.items():
        for thing in model.objects.filter(locale=locale, live=True).exclude(key=""):
            yield read(thing, kind)
    for kind, page_model in PAGES.items():
        for page in page_model.objects.filter(locale=locale, live=True).exclude(key=""):
            yield read(page, kind)


def read(thing: Keyed, kind: str) -> Published:
    """Return what is published of `thing` as file data."""
    language = thing.locale.language_code  # type: ignore[attr-defined]
    if isinstance(thing, Page):
        data = _page_data(thing, kind)
        return Published(kind, thing.key, language, f"{language}/{_page_file(thing, kind)}", data, is_page=True)
    data = _fields(thing)
    return Published(kind, thing.key, language, f"{language}/{files.snippet_file(kind, data)}", data, is_page=False)


def digest(file: str, data: dict[str, Any]) -> str:
    """Return a short name for this data in this file."""
    text = json.dumps([file, data], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def whole(language: str) -> dict[str, str]:
    """Return every content file of a language, by its path, in canonical form."""
    snippets: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    texts = {}
    for one in published(language):
        if one.is_page:
            texts[one.file] = files.write_page(one.kind, one.data)
        else:
            snippets[one.file][one.kind].append(one.data)
    for file, kinds in snippets.items():
        for items in kinds.values():
            items.sort(key=lambda item: (item.get("position", 0), natural(item["key"])))
        texts[file] = files.write_snippets(kinds)
    return texts


def _page_file(page: Page, kind: str) -> str:
    if kind == "module":
        return f"{page.slug}/module.md"
    if kind == "lesson":
        return f"{page.get_parent().slug}/{page.slug}.md"
    return f"{'home' if kind == 'home' else page.slug}.md"


def _page_data(page: Any, kind: str) -> dict[str, Any]:
    data = _fields(page)
    if listed := files.LISTED.get(kind):
        children = page.get_children().live().order_by("path").specific()
        wanted = "module" if kind == "home" else "lesson"
        data[listed] = [child.key for child in children if KINDS.get(type(child)) == wanted]
    data["slug"] = "home" if kind == "home" else page.slug
    body = [{"type": child.block_type, "key": child.value.key, **_without(child, "key")} for child in page.body]
    return {name: value for name, value in data.items() if value not in ("", None, [])} | {"body": body}


def _without(child: Any, *names: str) -> dict[str, Any]:
    found = block_data(child.block, child.value)
    return {name: value for name, value in found.items() if name not in names}


def _fields(thing: Any) -> dict[str, Any]:
    data = {"key": thing.key}
    for name in thing.content_fields:
        value = field_data(thing, name)
        if value is not False and value not in ("", None, []):
            data[name] = value
    return data


def field_data(thing: Any, name: str) -> Any:
    """Return one field as file data: a key for what it points to, plain data for blocks."""
    value = getattr(thing, name)
    if isinstance(value, Keyed):
        return value.key
    if isinstance(value, blocks.StreamValue):
        return [block_data(child.block, child.value) for child in value]
    return value if isinstance(value, date | bool | int) or value is None else str(value)


def block_data(block: blocks.Block, value: Any) -> Any:
    """Return a block's value as file data, its fields in the order in which its class declares them."""
    if isinstance(block, blocks.StructBlock):
        found = {name: block_data(block.child_blocks[name], value.get(name)) for name in block.base_blocks}
        return {name: item for name, item in found.items() if item not in ("", None, [], False)}
    if isinstance(block, blocks.ListBlock):
        return [block_data(block.child_block, item) for item in value]
    if isinstance(block, SnippetChooserBlock):
        return value.key if value else None
    if isinstance(block, blocks.RichTextBlock):
        return to_markdown(_keys_for_ids(value.source)) if value else ""
    return value


def _keys_for_ids(html: str) -> str:
    def swap(found: re.Match[str]) -> str:
        page = Page.objects.filter(pk=int(found[1])).first()
        return f'<a href="{PAGE_LINK}{page.specific.key if page else ""}">'

    html = re.sub(
        r'<a [^>]*?linktype="page"[^>]*?>', lambda m: re.sub(r'.*\bid="(\d+)".*', r'<a pageid="\1">', m[0]), html
    )
    return re.sub(r'<a pageid="(\d+)">', swap, html)

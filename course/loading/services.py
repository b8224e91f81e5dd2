"""Content files into pages and snippets: by stable keys, in one transaction, never over an editor's work."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from course.kit.rules import Problem
from course.loading import queries
from course.loading.files import LISTED, Entry, FileProblem, snippet_file
from course.loading.forms import PAGES, SNIPPETS, Filling, find
from course.loading.models import Loaded
from course.pages.models import HomePage

Progress = Callable[[Iterable[Entry]], Iterable[Entry]]


@dataclass(slots=True)
class Report:
    """What a load did: keys written, keys an editor changed and so left alone, keys gone from the files."""

    written: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)


class Refused(Exception):  # noqa: N818 - it carries the report
    def __init__(self, report: Report) -> None:
        super().__init__(f"{len(report.problems)} problems")
        self.report = report


def load(entries: list[Entry], overwrite: frozenset[str] = frozenset(), progress: Progress = iter) -> Report:
    """Write `entries` and return what was done. Raises Refused, and changes nothing, if any has a problem."""
    with transaction.atomic():
        report = Loading(entries, overwrite).run(progress)
        if report.problems:
            raise Refused(report)
    return report


def check(entries: list[Entry], progress: Progress = iter) -> Report:
    """Return what `load` would say, and change nothing."""
    with transaction.atomic():
        report = Loading(entries, frozenset()).run(progress)
        transaction.set_rollback(True)
    return report


@contextmanager
def _search_waits() -> Iterator[None]:
    """Keep the search from taking in each thing at each of its savings, which is a third of what a load takes."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        register_signal_handlers()


def _make_findable(entries: list[Entry]) -> None:
    written = defaultdict(list)
    for thing in filter(None, map(find, entries)):
        written[type(thing)].append(thing)
    for model, things in written.items():
        get_search_backend().add_bulk(model, things)


class Loading:
    """One load: what is in the files, what is known to be loaded, and the report that grows."""

    def __init__(self, entries: list[Entry], overwrite: frozenset[str]) -> None:
        self.entries = entries
        self.overwrite = overwrite
        self.report = Report()
        self.by_key = {(entry.language, entry.key): entry for entry in entries}
        self.loaded = {(row.language, row.key): row for row in Loaded.objects.all()}
        spoken = dict(settings.LANGUAGES)
        for entry in entries:
            if entry.language not in spoken:
                says = f"the course does not speak the language “{entry.language}”. Move it, or add it to LANGUAGES."
                self.report.problems.append(FileProblem(entry.file, 1, says))
        self.entries = entries = [entry for entry in entries if entry.language in spoken]
        self.locales = {
            entry.language: Locale.objects.get_or_create(language_code=entry.language)[0] for entry in entries
        }

    def run(self, progress: Progress) -> Report:
        snippets = sorted((e for e in self.entries if not e.is_page), key=lambda e: list(SNIPPETS).index(e.kind))
        found_pages = sorted((e for e in self.entries if e.is_page), key=lambda e: list(PAGES).index(e.kind))
        due = [entry for entry in [*snippets, *found_pages] if self._is_due(entry)]
        for entry in due:
            if entry.is_page:
                self._ensure_page(entry)
        with _search_waits():
            for entry in progress(due):
                self._write(entry)
        _make_findable(due)
        for entry in due:
            if entry.is_page and entry.kind in LISTED:
                self._arrange(entry)
        self._look_again(due)
        self._remember([entry for entry in self.entries if entry.key not in dict(self.report.kept)])
        known = {key for key in self.loaded if key not in self.by_key}
        self.report.gone = sorted(key for language, key in known if language in self.locales)
        return self.report

    def _is_due(self, entry: Entry) -> bool:
        """Return whether the entry must be written; name it where an editor's work stands in the way."""
        thing = find(entry)
        loaded = self.loaded.get((entry.language, entry.key))
        wanted = queries.digest(entry.file, entry.data)
        if thing is None:
            return loaded is None or self._may_overwrite(entry, "was deleted in the CMS")
        if loaded is None and _digest(thing, entry) != wanted:
            return self._may_overwrite(entry, "was made in the CMS")
        if why := _edited(thing, entry, loaded):
            return self._may_overwrite(entry, why)
        return _digest(thing, entry) != wanted

    def _may_overwrite(self, entry: Entry, why: str) -> bool:
        if entry.key in self.overwrite:
            return True
        self.report.kept.append((entry.key, why))
        return False

    def _ensure_page(self, entry: Entry) -> None:
        if page := find(entry):
            parent = None if entry.kind == "home" else self._parent(entry)
            if parent is not None and not page.is_child_of(parent):
                page.move(parent, pos="last-child")
                self._line_up(entry, parent)
            return
        model = PAGES[entry.kind]
        page = model(title=entry.data.get("title") or entry.key, slug=entry.data["slug"], key=entry.key, live=False)
        page.locale = self.locales[entry.language]
        if isinstance(page, HomePage):
            _plant(page)
        elif parent := self._parent(entry):
            parent.add_child(instance=page)
            self._line_up(entry, parent)

    def _line_up(self, entry: Entry, parent: Any) -> None:
        """Put a page that has just come below `parent` before the next one that the parent's file lists."""
        above = self.by_key.get((entry.language, parent.key))
        listed = (above.data.get(LISTED[above.kind]) or []) if above else []
        after = listed[listed.index(entry.key) + 1 :] if entry.key in listed else []
        children = {child.key: child.pk for child in parent.get_children().specific() if hasattr(child, "key")}
        if follower := next((children[key] for key in after if key in children), None):
            Page.objects.get(pk=children[entry.key]).move(Page.objects.get(pk=follower), pos="left")

    def _parent(self, entry: Entry) -> Page | None:
        locale = self.locales[entry.language]
        if entry.kind != "lesson":
            home = HomePage.objects.filter(locale=locale).first()
            if home is None:
                self._refuse(entry, "", "has no home page above it. Write a home.md first.")
            return home
        folder = entry.file.split("/")[-2]
        module = PAGES["module"].objects.filter(locale=locale, slug=folder).first()
        if module is None:
            self._refuse(entry, "", f"stands in the folder {folder}, which has no module.md. Write one.")
        return module

    def _write(self, entry: Entry) -> None:
        thing = find(entry) or self._new_snippet(entry)
        if thing is None:
            return
        before = len(self.report.problems)
        filling = Filling(entry, self.locales[entry.language])
        filling.fill(thing)
        self.report.problems += filling.problems
        if len(self.report.problems) > before:
            return
        # What points to what is noted once, when it is published.
        with disable_reference_index_auto_update():
            if thing.pk is None:
                thing.save()
            revision = thing.save_revision(clean=False)
        for problem in revision.as_object().problems():
            self._told(entry, problem)
        place = entry.file if entry.is_page else f"{entry.language}/{snippet_file(entry.kind, entry.data)}"
        if len(self.report.problems) == before and entry.file != place:
            self._refuse(entry, "key", f"belongs into {place}. Move it there.")
        if len(self.report.problems) == before:
            thing.publish(revision, log_action=None)
            self.report.written.append(entry.key)

    def _look_again(self, due: list[Entry]) -> None:
        """Ask the pages that were not written, too: a question or fact they show may have changed."""
        if not due:
            return
        written = {(entry.language, entry.key) for entry in due}
        kept = {key for key, _why in self.report.kept}
        for entry in self.entries:
            unwritten = entry.is_page and (entry.language, entry.key) not in written and entry.key not in kept
            for problem in find(entry).problems() if unwritten and find(entry) else ():
                self._told(entry, problem)

    def _new_snippet(self, entry: Entry) -> Any:
        if entry.is_page:
            return None
        model = SNIPPETS[entry.kind]
        return model(key=entry.key, locale=self.locales[entry.language], live=False)

    def _told(self, entry: Entry, problem: Problem) -> None:
        """Note a problem where its author will look: a question's own line if it is about a question of the page."""
        about, _, where = problem.where.rpartition("/")
        place = self.by_key.get((entry.language, about), entry) if about else entry
        self._refuse(place, where, str(problem))

    def _refuse(self, entry: Entry, where: str, says: str) -> None:
        self.report.problems.append(FileProblem(entry.file, entry.line(where, says), f"{entry.key}: {says}"))

    def _arrange(self, entry: Entry) -> None:
        """Put the children of a page into the order in which it lists them."""
        parent = find(entry)
        listed = entry.data.get(LISTED[entry.kind]) or []
        if parent is None:
            return
        children = {child.key: child for child in parent.get_children().specific() if hasattr(child, "key")}
        for key in listed:
            if key not in children:
                self._refuse(
                    entry,
                    LISTED[entry.kind],
                    f"lists “{key}”, which is no page below it. Write that page, or take it out.",
                )
        if [key for key in children if key in listed] != [key for key in listed if key in children]:
            for key in listed:
                if key in children:
                    Page.objects.get(pk=children[key].pk).move(Page.objects.get(pk=parent.pk), pos="last-child")

    def _remember(self, entries: list[Entry]) -> None:
        rows = [_row(entry, thing) for entry in entries if (thing := find(entry)) is not None]
        Loaded.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["key", "language"], update_fields=["file", "digest", "revision"]
        )


def _row(entry: Entry, thing: Any) -> Loaded:
    one = queries.read(thing, entry.kind)
    digest = queries.digest(one.file, one.data)
    return Loaded(key=entry.key, language=entry.language, file=one.file, digest=digest, revision=thing.live_revision_id)


def _digest(thing: Any, entry: Entry) -> str:
    one = queries.read(thing, entry.kind)
    return queries.digest(one.file, one.data)


def _edited(thing: Any, entry: Entry, loaded: Loaded | None) -> str:
    """Return what an editor did to `thing` since it was loaded, or an empty text."""
    if loaded is None:
        return ""
    if not thing.live:
        return "was unpublished in the CMS"
    if thing.has_unpublished_changes:
        return "has a newer draft in the CMS"
    one = queries.read(thing, entry.kind)
    if one.file != loaded.file:
        return "was moved in the CMS"
    # Reordering the pages below one makes no revision of it.
    same_revision = thing.live_revision_id == loaded.revision and entry.kind not in LISTED
    is_ours = same_revision or queries.digest(one.file, one.data) == loaded.digest
    return "" if is_ours else "was changed in the CMS"


def _plant(home: HomePage) -> None:
    """Put a home page at the root, in place of the one Wagtail is born with."""
    root = Page.get_first_root_node()
    if not HomePage.objects.exists():
        Page.objects.filter(depth=2).exclude(pk__in=HomePage.objects.values("pk")).delete()
        root = Page.get_first_root_node()
    home.slug = f"home-{home.locale.language_code}"
    root.add_child(instance=home)
    follow_site_url(home)


def follow_site_url(home: HomePage | None = None) -> None:
    """Let Wagtail's Site record follow SITE_URL: the sitemap and absolute links go by it."""
    home = home or HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    parts = urlsplit(settings.SITE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if home is not None:
        values = {"hostname": parts.hostname, "port": port, "root_page": home, "site_name": settings.WAGTAIL_SITE_NAME}
        Site.objects.update_or_create(is_default_site=True, defaults=values)
        Site.clear_site_root_paths_cache()

"""Home, modules, lessons and the plain pages."""

from collections.abc import Iterable
from functools import cached_property
from http import HTTPMethod
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction
from wagtail.search import index

from course.kit.blocks import KeyedValue
from course.kit.fields import SlimStreamField
from course.kit.forms import PageForm, ProblemsPanel, beside, key_panel
from course.kit.models import Keyed
from course.kit.rules import Problem
from course.pages import rules, shown
from course.pages.blocks import ObjectiveBlock
from course.pages.body import BODY
from course.reference.models import Source, known_claims
from course.reference.rules import claim_problems, missing_problems
from course.safety.rules import wording_problems


class HostDeletes(PagePermissionTester):
    """Editors unpublish; what a key has named, only the host deletes."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.user.is_superuser and bool(super().can_delete(ignore_bulk))

    def can_move(self) -> bool:
        return bool(super().can_delete(ignore_bulk=True))


@method_decorator(cache_control(no_cache=True), name="serve")
class CoursePage(Keyed, Page):  # type: ignore[django-manager-missing]
    """What every page of the course shares: a key, a lead, and a body of blocks."""

    kind = "text"
    content_fields: tuple[str, ...] = ("title", "summary")
    summary = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences under the title."))
    body = SlimStreamField(BODY, blank=True, verbose_name=_("body"))

    base_form_class = PageForm
    content_panels: ClassVar[list[Panel]] = [
        ProblemsPanel(),
        beside(),
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel(
            "body", help_text=_("Blocks, from top to bottom. Each kind shows what it looks like before you add it.")
        ),
    ]
    promote_panels: ClassVar[list[Panel]] = [*Page.promote_panels, key_panel()]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    show_in_menus_default = False
    # A page for some readers only would need a cookie; a public one answers nothing but reading.
    private_page_options: ClassVar[list[str]] = []
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return none without a look at every page above this one, as long as nobody made any in another way."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        found: models.QuerySet[PageViewRestriction] = super().get_view_restrictions()
        return found

    def permissions_for_user(self, user: Any) -> HostDeletes:
        return HostDeletes(user, self)

    def parts(self) -> Iterable[KeyedValue]:
        return [child.value for child in self.body]

    def key_stem(self) -> str:
        return str(self.slug)

    def problems(self) -> list[Problem]:
        found = [*missing_problems({"title": self.title})]
        for where in ("title", "slug"):
            found += rules.neutral_problems(where, getattr(self, where))
        for where in ("title", "summary"):
            found += wording_problems(where, getattr(self, where))
        for number, child in enumerate(self.body):
            found += self._block_problems(f"body.{number}", child.value)
        return [*found, *rules.taught_problems(self._taught_in(), [child.value.key for child in self.body])]

    def _block_problems(self, where: str, value: KeyedValue) -> Iterable[Problem]:
        html = getattr(value.get("text"), "source", "") or ""
        yield from claim_problems(f"{where}.claims", value.get("claims") or "", self._claims)
        yield from wording_problems(f"{where}.heading", value.get("heading") or "")
        yield from wording_problems(f"{where}.text", html)
        yield from rules.heading_problems(f"{where}.text", html)
        yield from rules.link_problems(f"{where}.text", html)
        for name in ("timeline", "fact"):
            if (chosen := value.get(name)) and not chosen.live:
                yield Problem(f"{where}.{name}", f"“{chosen}” is not published. Publish it first, or choose another.")
        for problem in value.block.problems(value):
            yield Problem(f"{where}.{problem.where}", problem.says)

    @cached_property
    def _claims(self) -> set[str]:
        return known_claims()

    def asked(self) -> list[Any]:
        """Return the questions of this page, in order."""
        return [question for child in self.body for question in child.value.get("questions") or [] if question]

    def _taught_in(self) -> dict[str, str]:
        return {question.key: question.taught_in for question in self.asked() if question.taught_in}

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **options)
        sections = shown.sections(self, context)
        kinds = {section["kind"] for section in sections}
        return {**context, "page_kind": self.kind, "page_key": self.key, "sections": sections, "kinds": kinds}


class HomePage(CoursePage):
    kind = "home"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "pages.ModulePage", "pages.TextPage", "pages.FaqPage", "pages.GlossaryPage", "pages.SourcesPage",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **options)
        modules = shown.modules(self)
        first = next((module["url"] for module in modules), self.url)
        return {**context, "modules": modules, "start_url": shown.start_url(self) or first}


class ModulePage(CoursePage):
    kind = "module"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.LessonPage"]

    class Meta:
        verbose_name = _("module")

    @cached_property
    def number(self) -> int:
        return shown.number_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **options), "lessons": shown.lessons(self)}


class LessonPage(CoursePage):
    class Band(models.TextChoices):
        A = "13", _("13 and up")
        B = "15", _("15 and up")
        C = "17", _("17 and up")

    kind = "lesson"

    class Drawing(models.TextChoices):
        RINGS = "rings", _("five rings, one within the other")
        BRANCHES = "branches", _("one note, a few, many")
        WAKE = "wake", _("a wave that reaches the far shore")
        BREAKWATER = "breakwater", _("moored boats that break a wave")
        WEIR = "weir", _("a weir with gates that lift or hold the water")
        BEAM = "beam", _("a lamp that lights the way, not the note")

    content_fields = (
        "title", "summary", "minutes_class", "minutes_alone", "band", "drawing", "alt", "content_note", "objectives",
    )  # fmt: skip
    minutes_class = models.PositiveSmallIntegerField(_("minutes in class"), default=50)
    minutes_alone = models.PositiveSmallIntegerField(_("minutes alone"), default=20)
    band = models.CharField(_("for ages"), max_length=2, choices=Band, default=Band.A)
    drawing = models.CharField(_("drawing"), max_length=20, choices=Drawing, blank=True)
    alt = models.CharField(
        _("what the drawing shows"), max_length=200, blank=True, help_text=_("Leave it out where it only decorates.")
    )
    content_note = models.TextField(
        _("content note"), help_text=_("What the lesson contains, and that anyone may stop.")
    )
    objectives = SlimStreamField([("objective", ObjectiveBlock())], blank=True, verbose_name=_("objectives"))

    parent_page_types: ClassVar[list[str]] = ["pages.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *CoursePage.content_panels[:-1],
        FieldPanel("content_note"),
        MultiFieldPanel(
            [FieldPanel("minutes_class"), FieldPanel("minutes_alone"), FieldPanel("band")], heading=_("Time and age")
        ),
        MultiFieldPanel([FieldPanel("drawing"), FieldPanel("alt")], heading=_("Drawing")),
        FieldPanel("objectives", help_text=_("Two to four. Each question of the lesson asks for one of them.")),
        CoursePage.content_panels[-1],
    ]

    class Meta:
        verbose_name = _("lesson")

    def parts(self) -> Iterable[KeyedValue]:
        return [*(child.value for child in self.objectives), *super().parts()]

    def part_key(self, part: KeyedValue, number: int) -> str:
        is_objective = isinstance(part.block, ObjectiveBlock)
        return f"{self.key}.o{number}" if is_objective else super().part_key(part, number)

    def problems(self) -> list[Problem]:
        found = [*super().problems(), *missing_problems({"content_note": self.content_note})]
        objectives = [child.value["key"] for child in self.objectives]
        asked = {question.key: question.objective for question in self.asked()}
        return [*found, *rules.objective_problems(asked, objectives)]

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **options)
        return {**context, **shown.lesson_context(self, context["sections"])}


class TextPage(CoursePage):
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("plain page")


class FaqPage(CoursePage):
    kind = "faq"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("questions people ask")


class GlossaryPage(CoursePage):
    kind = "glossary"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("glossary page")

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **options), "terms": shown.terms(self)}


class SourcesPage(CoursePage):
    kind = "sources"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("sources page")

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        sources = Source.objects.filter(live=True, locale=self.locale).order_by("title")
        return {**super().get_context(request, *args, **options), "sources": sources, "facts": shown.facts(self)}

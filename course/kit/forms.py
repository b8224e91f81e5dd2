"""Admin forms that let a draft be rough and name, field by field, what publishing would refuse."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, Panel, PublishingPanel


class _Gate:
    """Asks the thing itself for its problems when it is about to be published; drafts pass."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.is_deferred_validation or self.errors:  # type: ignore[attr-defined]
            return
        for problem in self.instance.problems():  # type: ignore[attr-defined]
            field = problem.where.split(".")[0]
            known = field in self.fields  # type: ignore[attr-defined]
            self.add_error(field if known else None, problem.says if problem.where == field else str(problem))  # type: ignore[attr-defined]


class SnippetForm(_Gate, WagtailAdminModelForm):
    pass


class PageForm(_Gate, WagtailAdminPageForm):
    pass


class ProblemsPanel(Panel):
    """Lists, while a draft is edited, what publishing would refuse."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "kit/problems_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            problems = self.instance.problems() if self.instance.pk else []
            return {**super().get_context_data(parent_context), "problems": problems}


class Slot(Panel):
    """A place in a form for rooms above: they fill it through the hook `fill_<name>` with components."""

    def __init__(self, name: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.name = name

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "name": self.name}

    class BoundPanel(Panel.BoundPanel):
        template_name = "kit/slot.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            fillings = [fill(self.request, self.instance) for fill in hooks.get_hooks(f"fill_{self.panel.name}")]
            return {**super().get_context_data(parent_context), "fillings": filter(None, fillings)}


def fields(names: Iterable[str], **hints: Any) -> list[Panel]:
    """Return a panel for each field, with a hint where the model has none to give."""
    return [FieldPanel(name, help_text=hints[name]) if name in hints else FieldPanel(name) for name in names]


def around(*panels: Panel, is_scheduled: bool = True) -> list[Panel]:
    """Return the panels of a snippet's form: what stands in its way, how it stands, its fields, its key, its schedule."""
    schedule = [PublishingPanel()] if is_scheduled else []
    return [ProblemsPanel(), beside(), *panels, key_panel(), *schedule]


def beside() -> Slot:
    """Return the place for what an editor wants to know of the thing beside its fields."""
    return Slot("beside", heading=_("How it stands"), icon="glasses")


def key_panel() -> FieldPanel:
    return FieldPanel(
        "key",
        read_only=True,
        heading=_("Name for ever"),
        help_text=_("Given at the first publishing and never changed: results, links and translations go by it."),
    )

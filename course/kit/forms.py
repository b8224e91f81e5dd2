"""Admin forms that let a draft be rough and name, field by field, what publishing would refuse."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.panels import Panel


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

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"heading": _("Before this can be published"), **options})

    class BoundPanel(Panel.BoundPanel):
        template_name = "kit/problems_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.problems)

        @property
        def problems(self) -> list[Any]:
            return list(self.instance.problems())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "problems": self.problems}

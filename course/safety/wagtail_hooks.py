"""How the CMS treats what is read twice: no button publishes it, and whoever sees a mistake can take it down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.action_menu import CancelWorkflowMenuItem, UnpublishMenuItem
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, UnpublishView

from course.safety.models import WAIVED, ReadTwice


class TakeDown(UnpublishView):
    """A wrong number must not wait for a second person."""

    permission_required = "change"


class EditReadTwice(EditView):
    def workflow_action_action(self) -> HttpResponse | None:
        """Look again once the form is saved: who changed something while approving has become a writer."""
        if self.workflow_action_is_valid():
            return super().workflow_action_action()
        says = _("Saved, not published: you changed it yourself just now, so somebody else has to read it.")
        messages.error(self.request, says)
        return redirect(self.get_edit_url())


class ReadTwiceViews(SnippetViewSet):
    """The views of snippets that a second person reads before they go live."""

    edit_view_class = EditReadTwice
    unpublish_view_class = TakeDown


class TakeDownItem(UnpublishMenuItem):
    label = gettext_lazy("Take down at once")

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and context["instance"].live


class WithdrawItem(CancelWorkflowMenuItem):
    label = gettext_lazy("Withdraw it from the reader")


@hooks.register("construct_snippet_action_menu")
def nobody_publishes(items: list[Any], _request: HttpRequest, context: dict[str, Any]) -> None:
    """Wagtail shows its Publish button to superusers whatever the rights on the model say."""
    if issubclass(context["model"], ReadTwice):
        ours = {"action-publish", "action-unpublish", "action-cancel-workflow"}
        items[:] = [item for item in items if item.name not in ours]
        items.extend(item for item in (WithdrawItem(order=40), TakeDownItem(order=70)) if item.is_shown(context))


@hooks.register("register_log_actions")
def log_waivers(actions: LogActionRegistry) -> None:
    @actions.register_action(WAIVED)
    class Waived(LogFormatter):
        label = gettext_lazy("Second reader waived")

        def format_message(self, entry: Any) -> str:
            return _("Published without a second reader: %(reason)s") % {"reason": entry.data.get("reason", "")}

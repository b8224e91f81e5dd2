"""The CMS, without what the course must not have."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from course.kit.models import Refusal
from course.pages.queries import PageLinks


class RefusalsPanel(Component):
    """What was refused at publishing and why, until it is mended."""

    name = "refusals"
    order = 50
    template_name = "pages/refusals_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        refusals = [refusal for refusal in Refusal.objects.order_by("-refused_at")[:20] if refusal.about]
        return {"refusals": refusals}


@hooks.register("construct_homepage_panels")
def show_refusals(_request: HttpRequest, panels: list[Component]) -> None:
    panels.append(RefusalsPanel())


@hooks.register("after_bulk_action")
def say_what_was_refused(request: HttpRequest, _action: str, objects: list[Any], _view: object) -> None:
    for refusal in Refusal.objects.filter(object_id__in=[item.pk for item in objects]):
        if refusal.about in objects or isinstance(refusal.about, Page):
            messages.error(request, format_html("{}: {}", refusal.about, refusal.says))


@hooks.register("construct_main_menu")
def hide_uploads(request: HttpRequest, items: list[Any]) -> None:
    """Images and documents are no part of an editor's work: drawings come with the course."""
    items[:] = [item for item in items if item.name not in {"images", "documents"} or request.user.is_superuser]


@hooks.register("register_rich_text_features", order=100)
def no_uploads_in_text(features: Any) -> None:
    features.default_features = ["bold", "italic", "ol", "ul", "link"]
    features.register_link_type(PageLinks)


@hooks.register("construct_help_menu")
def keep_help_at_home(_request: HttpRequest, items: list[Any]) -> None:
    """Take out what leads to other hosts: news about Wagtail and its own guide."""
    items[:] = [item for item in items if not str(item.url).startswith(("http:", "https:"))]


@hooks.register("before_copy_page")
def refuse_aliases(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias would be a second page of one key, published past the gate whenever the first is."""
    if not request.POST.get("alias"):
        return None
    messages.error(request, _("An alias would share the key of its page. Copy it without “alias”."))
    return redirect("wagtailadmin_pages:copy", page.pk)

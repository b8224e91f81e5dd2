"""An editor's desk: what stands beside a form, where to begin, what is due, and the look of the CMS."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from course.desk.queries import due, stands
from course.desk.shown import Begin, Beside, DueAgain
from course.kit.models import Keyed
from course.pages.models import HomePage

SCRIPTS = ("desk.js", "desk-words.js", "desk-question.js")


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern | URLResolver]:
    return [path("desk/", include("course.desk.urls"))]


@hooks.register("fill_beside")
def show_how_it_stands(request: HttpRequest, thing: Keyed) -> Component:
    return Beside(request=request, **stands(thing))


@hooks.register("construct_homepage_panels")
def show_where_to_begin(request: HttpRequest, panels: list[Component]) -> None:
    panels += [Begin(home=HomePage.objects.first()), DueAgain(request=request, due=due(timezone.localdate()))]


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


@hooks.register("insert_editor_js")
def desk_scripts() -> SafeString:
    guide = reverse("desk:guide_data")
    return format_html_join(
        "", '<script defer src="{}" data-guide="{}"></script>', ((static(f"js/{name}"), guide) for name in SCRIPTS)
    )


@hooks.register("register_help_menu_item")
def words_in_the_help_menu() -> MenuItem:
    return MenuItem(_("How we write"), reverse("desk:guide"), name="guide", icon_name="edit", order=10)


@hooks.register("before_create_snippet")
def keep_copies_apart(request: HttpRequest, _model: type) -> HttpResponse | None:
    """Send a filled-in copy to the address of new things: sent to its own it would be written over its original."""
    if request.method != "POST" or request.resolver_match is None or request.resolver_match.url_name != "copy":
        return None
    messages.error(request, _("A copy is sent from its own form. Open “Copy” again and save from there."))
    return redirect(f"/{settings.CMS_PATH}")

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from course.signposts.models import Country, Helpline, Route


class HelplineViews(SnippetViewSet):
    model = Helpline
    icon = "mail"
    list_display = ("name", "country", "serves", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "serves", "state")


class RouteViews(SnippetViewSet):
    model = Route
    icon = "redirect"
    list_display = ("name", "country", "made", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "made", "state")


class CountryViews(SnippetViewSet):
    model = Country
    icon = "globe"
    list_display = ("name", "key", LiveStatusTagColumn())


@register_snippet
class SignpostsGroup(SnippetViewSetGroup):
    items = (HelplineViews, RouteViews, CountryViews)
    menu_label = _("Where help is")
    menu_icon = "globe"
    menu_order = 240

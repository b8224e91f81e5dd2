from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from course.safety.services import NobodyPublishes
from course.safety.wagtail_hooks import ReadTwiceViews
from course.signposts.models import READ_TWICE, Advice, Country, Duty, Helpline, Law, Route, Telling

for model in READ_TWICE:
    register_permission_policy(model, NobodyPublishes(model))


class HelplineViews(ReadTwiceViews):
    model = Helpline
    icon = "mail"
    list_display = ("name", "country", "serves", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "serves", "state")


class RouteViews(ReadTwiceViews):
    model = Route
    icon = "redirect"
    list_display = ("name", "country", "made", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "made", "state")


class AdviceViews(ReadTwiceViews):
    model = Advice
    icon = "tick"
    list_display = ("name", "stage", "made", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("stage", "made", "state")


class LawViews(ReadTwiceViews):
    model = Law
    icon = "doc-full"
    list_display = ("name", "section", "country", "in_force", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "in_force", "state")


class DutyViews(ReadTwiceViews):
    model = Duty
    icon = "time"
    list_display = ("name", "country", "limit", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "in_force", "state")


class TellingViews(ReadTwiceViews):
    model = Telling
    icon = "comment"
    list_display = ("name", "country", "told", "checked_on", "review_by", LiveStatusTagColumn())
    list_filter = ("country", "told", "state")


class CountryViews(ReadTwiceViews):
    model = Country
    icon = "globe"
    list_display = ("name", "key", LiveStatusTagColumn())


@register_snippet
class SignpostsGroup(SnippetViewSetGroup):
    items = (HelplineViews, RouteViews, AdviceViews, LawViews, DutyViews, TellingViews, CountryViews)
    menu_label = _("Where help is")
    menu_icon = "globe"
    menu_order = 240

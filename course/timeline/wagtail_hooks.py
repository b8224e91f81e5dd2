from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from course.timeline.models import Stage, Timeline


class TimelineViews(SnippetViewSet):
    model = Timeline
    icon = "history"
    list_display = ("title", "key", "_status")


class StageViews(SnippetViewSet):
    model = Stage
    icon = "order"
    list_display = ("name", "timeline", "position", "_status")
    list_filter = ("timeline",)


@register_snippet
class TimelineGroup(SnippetViewSetGroup):
    items = (TimelineViews, StageViews)
    menu_label = _("Timelines")
    menu_icon = "history"
    menu_order = 220

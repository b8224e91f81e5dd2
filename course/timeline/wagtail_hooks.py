from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from course.timeline.models import Stage, Timeline


class TimelineViews(SnippetViewSet):
    model = Timeline
    icon = "history"
    list_display = ("title", "key", LiveStatusTagColumn())


class StageViews(SnippetViewSet):
    model = Stage
    icon = "order"
    list_display = ("name", "timeline", "position", LiveStatusTagColumn())
    list_filter = ("timeline",)


@register_snippet
class TimelineGroup(SnippetViewSetGroup):
    items = (TimelineViews, StageViews)
    menu_label = _("Timelines")
    menu_icon = "history"
    menu_order = 220

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from course.reference.models import Claim, Fact, Source, Term


class FactViews(SnippetViewSet):
    model = Fact
    icon = "doc-full"
    list_display = ("claim", "key", "checked_on", LiveStatusTagColumn())


class SourceViews(SnippetViewSet):
    model = Source
    icon = "link"
    list_display = ("title", "publisher", "read_on", LiveStatusTagColumn())
    list_filter = ("how",)


class TermViews(SnippetViewSet):
    model = Term
    icon = "openquote"
    list_display = ("name", "key", LiveStatusTagColumn())


class ClaimViews(SnippetViewSet):
    model = Claim
    icon = "tick"
    list_display = ("key", "text", LiveStatusTagColumn())


@register_snippet
class ReferenceGroup(SnippetViewSetGroup):
    items = (FactViews, SourceViews, TermViews, ClaimViews)
    menu_label = _("What we know")
    menu_icon = "doc-full"
    menu_order = 230

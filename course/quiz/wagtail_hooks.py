from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from course.quiz.models import Question


@register_snippet
class QuestionViews(SnippetViewSet):
    model = Question
    icon = "help"
    add_to_admin_menu = True
    menu_order = 210
    list_display = ("stem", "key", "kind", LiveStatusTagColumn())
    list_filter = ("kind", "level", "privacy")

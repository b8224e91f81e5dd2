"""What the editor's scripts ask for; open to whoever may edit."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from course.desk.queries import stands
from course.desk.shown import Beside, Words, guide
from course.kit.models import Keyed


@require_safe
@never_cache
def guide_data(_request: HttpRequest) -> JsonResponse:
    """Return the language guide and the rules of questions as data: one list for the gate and for the editor."""
    return JsonResponse(guide())


@require_safe
def guide_page(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "desk/guide.html", {"words": Words()})


@require_safe
@never_cache
def how_it_stands(request: HttpRequest, app: str, model: str, pk: int) -> JsonResponse:
    """Return what stands beside the form of a thing, after its newest draft, as two pieces of HTML."""
    thing = _thing(app, model, pk)
    if not _may_change(request.user, thing):
        raise PermissionDenied
    draft = thing.get_latest_revision_as_object()
    problems = render_to_string("kit/problems_panel.html", {"problems": draft.problems()}, request)
    return JsonResponse({"problems": problems, "beside": Beside(request=request, **stands(draft)).render_html()})


def _thing(app: str, model: str, pk: int) -> Any:
    try:
        kind = apps.get_model(app, model)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(kind, Keyed):
        raise Http404
    return get_object_or_404(kind, pk=pk)


def _may_change(user: Any, thing: Any) -> bool:
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_edit())
    return bool(policy_registry.get(thing).user_has_permission_for_instance(user, "change", thing))

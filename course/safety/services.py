"""Who may publish what somebody in need relies on: nobody alone."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask
from wagtail.permission_policies import ModelPermissionPolicy

from course.safety.models import ReadTwice, SecondReader


class NobodyPublishes(ModelPermissionPolicy):
    """Rights on a model of things read twice: nobody has the right to publish, a superuser neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "publish" and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Iterable[str]) -> models.QuerySet[Any]:
        wanted = set(actions) - {"publish"}
        found: models.QuerySet[Any] = super().users_with_any_permission(wanted)
        return found if wanted else found.none()


@transaction.atomic
def ensure_second_reading(things: Iterable[type[ReadTwice]]) -> Workflow:
    """Let what is submitted of these models go to a second reader, whatever was set up before."""
    task = SecondReader.objects.filter(active=True).first()
    task = task or SecondReader.objects.create(name=_("Reading by a second person"))
    workflow = Workflow.objects.filter(active=True, workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=_("a second reader"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in things:
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    return workflow

"""What somebody in need relies on goes live only once a second person has read it."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.forms import Form
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.log_actions import log
from wagtail.models import Revision, Task, TaskState
from wagtail.permissions import policy_registry

from course.kit.models import Snippet
from course.kit.rules import Problem
from course.safety.forms import ApprovalForm, ChangesForm, WaiverForm

Action = tuple[str, Any, bool]
WAIVED = "safety.waive"
NEVER = datetime(1, 1, 1, tzinfo=UTC)


class ReadTwice(Snippet):
    """A snippet that nobody publishes alone: it comes from a content file, or a second person approved it."""

    class Meta(Snippet.Meta):
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if self.pk is None:
            self.live = False
        super().save(*args, **options)

    def publish(self, revision: Revision, *args: Any, **options: Any) -> None:
        """Publish what was read; nobody has the right to publish, so what counts is the reading, not the right."""
        super().publish(revision, *args, **{**options, "skip_permission_checks": True})

    def reservations(self, revision: Revision) -> list[Problem]:
        if not self.writings(revision):
            return []
        return [Problem("", gettext("nobody but its writer has read this. Submit it to a second reader."))]

    def writings(self, last: Revision | None = None) -> list[Revision]:
        """Return the revisions up to `last` in which somebody changed what this says, and which nobody else has read."""
        upto = last or self.latest_revision
        if upto is None:
            return []
        settled = self._settled()
        found: list[Revision] = []
        base: dict[str, Any] = {}
        before = base
        for revision in self.revisions.filter(created_at__lte=upto.created_at).order_by("created_at", "pk"):
            says = self._says(revision)
            # Saving again may write over a revision: one that was read and is younger than that was not.
            is_settled = revision.user_id is None or revision.created_at <= settled.get(revision.pk, NEVER)
            if is_settled or says == base:
                base = says
                found.clear()
            elif says != before:
                found.append(revision)
            before = says
        return found

    def _settled(self) -> dict[int, datetime]:
        """Return when a revision was read by another or went live; what has no writer came from a reviewed file."""
        read = Reading.objects.for_instance(self).filter(status=Reading.STATUS_APPROVED)
        live = {self.live_revision_id: self.last_published_at} if self.live_revision_id else {}
        return {**live, **dict(read.values_list("revision_id", "finished_at"))}

    def writers(self, last: Revision | None = None) -> set[int]:
        """Return the ids of those who wrote what is not live yet."""
        return {revision.user_id for revision in self.writings(last)}

    def _says(self, revision: Revision) -> dict[str, Any]:
        return {name: revision.content.get(name) for name in (*self.content_fields, "go_live_at", "expire_at")}


class Reading(TaskState):
    """One second reading: asked for, and what came of it."""

    waived = models.BooleanField(_("published without a second reader"), default=False)

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")


class BeingRead(WorkflowLock):
    """Tells a writer why nothing can be changed now."""

    def get_message(self, user: Any) -> str | None:
        if not self.for_user(user):
            return None
        return gettext(
            "Somebody else is to read this now. To change it again, withdraw it: the button is at the bottom."
        )


class SecondReader(Task):
    """Approval by anybody who may edit the thing and wrote none of what is to be published, the host included."""

    task_state_class = Reading
    lock_class = BeingRead
    FORMS: ClassVar[dict[str, type[Form]]] = {"approve": ApprovalForm, "reject": ChangesForm, "waive": WaiverForm}

    class Meta:
        verbose_name = _("reading by a second person")
        verbose_name_plural = _("readings by a second person")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Somebody else than the writer compares it with its source. Nobody can approve what they wrote."))

    def get_actions(self, obj: ReadTwice, user: Any) -> list[Action]:
        """Return what `user` may do now; the last entry says whether a form is asked for first."""
        if not policy_registry.get(obj).user_has_permission(user, "change"):
            return []
        if user.pk not in obj.writers():
            return [("reject", _("Ask for changes"), True), ("approve", _("Approve"), True)]
        if user.is_superuser and not other_readers(obj, user).exists():
            return [("waive", _("Publish without a second reader"), True)]
        return []

    def locked_for_user(self, obj: ReadTwice, user: Any) -> bool:
        """Keep writers from changing what somebody else is reading; they can withdraw it."""
        return user.pk in obj.writers() and not self.get_actions(obj, user)

    def get_form_for_action(self, action: str) -> type[Form]:
        return self.FORMS[action]

    @transaction.atomic
    def on_action(self, task_state: Reading, user: Any, action_name: str, **data: Any) -> None:
        thing = task_state.workflow_state.content_object
        form = self.FORMS[action_name](data)
        if action_name not in [name for name, *_rest in self.get_actions(thing, user)] or not form.is_valid():
            raise PermissionDenied
        if action_name == "waive":
            task_state.waived = True
            log(thing, WAIVED, user=user, revision=thing.latest_revision, data={"reason": form.cleaned_data["comment"]})
            action_name = "approve"
        task_state.revision = thing.latest_revision
        super().on_action(task_state, user, action_name, comment=form.cleaned_data["comment"])

    def get_task_states_user_can_moderate(self, user: Any, **options: Any) -> models.QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("workflow_state")
        mine = [state.pk for state in waiting if self.get_actions(state.workflow_state.content_object, user)]
        return self.task_states.filter(pk__in=mine)


def other_readers(thing: ReadTwice, user: Any) -> models.QuerySet[Any]:
    """Return the active accounts, other than `user`, that could read `thing`."""
    readers = policy_registry.get(thing).users_with_permission("change")
    return get_user_model().objects.filter(pk__in=readers.values("pk")).exclude(pk=user.pk)

"""Things with a name for ever, drafts that may be rough, and one gate that nothing unready gets through."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from course.kit.rules import Problem, is_key


class Part(Protocol):
    """A part of a thing that has a key of its own, such as a block of a page."""

    key: str


class Key(models.Model):
    """One row for each key in use, so that a key can name only one thing in a language."""

    key = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    owner = GenericForeignKey()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "language"], name="one_thing_for_each_key"),)

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"


class Refusal(models.Model):
    """A publishing that was refused, with what to mend; it goes when the thing is published."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    says = models.TextField()
    refused_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["content_type", "object_id"], name="one_refusal_for_each"),)

    def __str__(self) -> str:
        return self.says


class Keyed(models.Model):
    """Mixed into pages and snippets: a key, and the one gate every way of publishing goes through."""

    key = models.CharField(
        _("key"), max_length=80, blank=True, help_text=_("Names this for ever. Given at the first publishing.")
    )

    # Plain names of the fields a content file carries, in the file's order; the key goes first.
    content_fields: tuple[str, ...] = ()
    key_prefix = ""

    class Meta:
        abstract = True

    def problems(self) -> list[Problem]:
        """Return what must be mended before this may be published."""
        return []

    def reservations(self, revision: Revision) -> list[Problem]:
        """Return what stands against publishing this very revision, whatever it says."""
        return []

    def parts(self) -> Iterable[Part]:
        """Return the parts that have keys of their own, as objects whose `key` can be set."""
        return ()

    def part_key(self, part: Any, number: int) -> str:
        return f"{self.key}.part-{number}"

    def save(self, *args: Any, **options: Any) -> None:
        if self._state.adding or self.is_live():
            self._drop_others_keys()
        if self.is_live():
            self._give_keys()
        if self._state.adding and self.is_live():
            # A copy made live at once would go past the gate.
            self.live = not self.problems()
        is_published = options.get("update_fields") is None and self._is_being_published()
        if is_published and (problems := self.problems()):
            # Some of Wagtail's ways to publish do not go through publish().
            raise ValidationError({NON_FIELD_ERRORS: [str(problem) for problem in problems]})
        super().save(*args, **options)
        if self.is_live():
            self._claim_keys()
        if is_published:
            Refusal.objects.filter(**self._about()).delete()

    def publish(self, revision: Revision, *args: Any, **options: Any) -> None:
        """Publish `revision`, or refuse, noting on the dashboard what must be mended first.

        Schedules, approvals and bulk actions come through here too, and go on with the rest after a refusal.
        """
        candidate = revision.as_object()
        candidate.make_keys_own()
        problems = [*candidate.problems(), *candidate.reservations(revision)]
        if problems:
            Refusal.objects.update_or_create(**self._about(), defaults={"says": "\n".join(map(str, problems))})
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            return
        revision.content = candidate.serializable_data()
        revision.save(update_fields=["content"])
        super().publish(revision, *args, **options)  # type: ignore[misc]

    def _about(self) -> dict[str, Any]:
        return {"content_type": ContentType.objects.get_for_model(self), "object_id": self.pk}

    def _is_being_published(self) -> bool:
        if not self.is_live() or self.pk is None:
            return False
        before: Any = type(self).objects.filter(pk=self.pk).first()  # type: ignore[attr-defined]
        return before is not None and before.last_published_at != self.last_published_at  # type: ignore[attr-defined]

    def is_live(self) -> bool:
        return bool(getattr(self, "live", True))

    def make_keys_own(self) -> None:
        """Empty keys that belong to another thing, and give new ones where there are none."""
        self._drop_others_keys()
        self._give_keys()

    def own_keys(self) -> Iterable[str]:
        """Yield the key of this and of its parts that share the table of keys."""
        yield self.key
        yield from (part.key for part in self.parts())

    def key_stem(self) -> str:
        return slugify(str(self)) or "thing"

    def _language(self) -> str:
        return str(self.locale.language_code)  # type: ignore[attr-defined]

    def _others_keys(self) -> set[str]:
        held = Key.objects.filter(key__in=list(self.own_keys()), language=self._language()).select_related(
            "content_type"
        )
        kind = ContentType.objects.get_for_model(self)
        return {row.key for row in held if (row.content_type, row.object_id) != (kind, self.pk) and row.owner}

    def _drop_others_keys(self) -> None:
        """Empty the keys that belong to another thing, or to a part before: this one is a copy of it."""
        taken = self._others_keys()
        if self.key in taken:
            self.key = ""
        for part in self.parts():
            if part.key in taken or not is_key(part.key):
                part.key = ""
            taken.add(part.key)

    def _give_keys(self) -> None:
        if not self.key:
            self.key = self._free(self.key_prefix + self.key_stem()[:60])
        used = {part.key for part in self.parts()}
        number = 1
        for part in self.parts():
            while not part.key:
                if (candidate := self.part_key(part, number)) not in used:
                    part.key = candidate
                    used.add(candidate)
                number += 1

    def _free(self, wanted: str) -> str:
        taken = set(Key.objects.filter(key__startswith=wanted, language=self._language()).values_list("key", flat=True))
        return next(
            key for n in range(1, len(taken) + 3) if (key := wanted if n == 1 else f"{wanted}-{n}") not in taken
        )

    def _claim_keys(self) -> None:
        """Write a row for each key of this. Raises IntegrityError where another thing has taken one meanwhile."""
        taken = self._others_keys() & set(self.own_keys())
        if taken:
            message = f"Taken by another: {', '.join(sorted(taken))}. Publish again to get a key of its own."
            raise IntegrityError(message)
        owner = self._about()
        held = Key.objects.filter(**owner, language=self._language()).values_list("key", flat=True)
        for key in {*self.own_keys()} - {"", *held}:
            Key.objects.update_or_create(key=key, language=self._language(), defaults=owner)


def found_by(*names: str, narrowed_by: Iterable[str] = ()) -> list[index.BaseField]:
    """Return by which fields lists and choosers find a snippet, while somebody is still typing.

    Wagtail fails where a search is narrowed by a field that is not named here; choosers narrow by language.
    """
    filters = [index.FilterField(name) for name in ("locale", *narrowed_by)]
    return [*map(index.SearchField, names), *map(index.AutocompleteField, names), *filters]


class Snippet(
    Keyed,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A piece of content that several pages may show, with drafts, revisions, preview, workflow and languages."""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return f"{self._meta.app_label}/previews/{self._meta.model_name}.html"

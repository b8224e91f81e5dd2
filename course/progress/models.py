"""What is stored of those who asked to have their place kept: keys and numbers, nothing they typed.

No field here takes words of a learner's own. Each text is a key an author gave, or a fingerprint.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cohort(models.Model):
    """Learners whose answers are counted together, such as a class. It takes everything of theirs with it."""

    def __str__(self) -> str:
        return f"cohort {self.pk}"


class Learner(models.Model):
    """Somebody without a name. The four words are stored as a fingerprint that nobody can turn back."""

    words_mark = models.CharField(max_length=64, unique=True)
    # Not there yet: a card that nobody has used.
    seen_on = models.DateField(null=True)
    cohort = models.ForeignKey(Cohort, null=True, on_delete=models.CASCADE, related_name="learners")

    def __str__(self) -> str:
        return f"learner {self.pk}"


class Browser(models.Model):
    """A browser in which a learner's place is open, by the fingerprint of its cookie, until an hour on the clock."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="browsers")
    mark = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"a browser of {self.learner}"


class Answer(models.Model):
    """One try at a question. Only the day is kept: nothing needs to know when on that day."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("right")
        PARTIAL = "partial", _("partly right")
        WRONG = "wrong", _("not yet right")
        RECORDED = "recorded", _("noted")

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="answers")
    lesson = models.CharField(max_length=80)
    question = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    response = models.JSONField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    fraction = models.FloatField(null=True)
    done = models.BooleanField()
    hint = models.PositiveSmallIntegerField()
    sure = models.BooleanField(null=True)
    day = models.DateField()
    # Whether the question let a teacher see it by name on that day; a question that is opened later tells nothing of it.
    is_open = models.BooleanField(default=False)
    # In which batch of the cohort's figures it is counted as a first try, and as how it ended.
    first_batch = models.PositiveIntegerField(null=True)
    last_batch = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["learner", "question", "version", "number"], name="one_answer_for_each_try"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="tries_count_from_one"),
            models.CheckConstraint(
                condition=models.Q(fraction__gte=0, fraction__lte=1), name="a_fraction_is_between_none_and_all"
            ),
        )

    def __str__(self) -> str:
        return f"{self.question}, try {self.number}"


class Figures(models.Model):
    """What a cohort answered to one version of a question, as `rules.Counted` counts it; it ends with the cohort."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="figures")
    question = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    counted = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["cohort", "question", "version"], name="a_question_is_counted_once"),
        )

    def __str__(self) -> str:
        return f"{self.question}, {self.cohort}"


class Arrangement(models.Model):
    """What a cohort's teacher arranged for a lesson: that it rests for now, or until when results are held back."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="arrangements")
    lesson = models.CharField(max_length=80)
    is_paused = models.BooleanField(default=False)
    held_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["cohort", "lesson"], name="a_lesson_is_arranged_once"),)

    def __str__(self) -> str:
        return f"{self.lesson}, {self.cohort}"


class Passed(models.Model):
    """A question that counts as done with no answer kept: passed over, or answered where answers are kept by nobody.

    Which of the two is not stored, so that nobody can tell.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="passed")
    lesson = models.CharField(max_length=80)
    question = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["learner", "question"], name="a_question_is_passed_once"),)

    def __str__(self) -> str:
        return f"{self.question}, no answer kept"


class Finished(models.Model):
    """A lesson or module that was done once, and so stays done when a question is added to it later."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="finished")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["learner", "key"], name="a_thing_is_finished_once"),)

    def __str__(self) -> str:
        return self.key


class Tally(models.Model):
    """How often something was tried within ten minutes, by everybody together: nobody's address is looked at."""

    name = models.CharField(max_length=20)
    window = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["name", "window"], name="one_tally_for_each_window"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"

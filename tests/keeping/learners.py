"""What `manage.py shell` is told to make learners: three, one of whom was not here for too long."""

LEARNERS = """
from datetime import date, timedelta
from course.progress import services
from course.progress.models import Learner
from course.progress.rules import Given, Lesson
for number in range(3):
    words = services.join()[1]
    learner = Learner.objects.latest("pk").pk
    walk = Lesson("m2l1", frozenset({"m2l1-1"}))
    services.record(learner, Given("m2l1-1", "1-abc", 1, ("a",), "right", 1.0, True), walk)
Learner.objects.filter(pk=learner).update(seen_on=date.today() - timedelta(days=9999))
"""

"""Who teaches a class besides whoever made it."""

from django.db import transaction

from course.accounts.models import User
from course.classroom.models import Classroom, Teaching


@transaction.atomic
def stop_teaching(classroom: Classroom, user: User) -> bool:
    """Let somebody out of a class; not its owner, who hands it on first. Return whether they are out."""
    theirs = Teaching.objects.select_for_update().filter(classroom=classroom, user=user, is_owner=False)
    return bool(theirs.delete()[0])


@transaction.atomic
def hand_on(classroom: Classroom, owner: User, to: int) -> bool:
    """Make a colleague the owner of a class, who teaches it already; return whether it was done."""
    theirs = Teaching.objects.select_for_update().filter(classroom=classroom).order_by("pk")
    known = {teaching.user_id: teaching for teaching in theirs}
    if to not in known or to == owner.pk or not known[owner.pk].is_owner:
        return False
    known[owner.pk].is_owner, known[to].is_owner = False, True
    Teaching.objects.bulk_update([known[owner.pk], known[to]], ["is_owner"])
    return True

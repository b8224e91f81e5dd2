"""A class as its teachers and its pupils see it."""

from course.classroom.queries.classes import class_of as class_of
from course.classroom.queries.classes import classes_of as classes_of
from course.classroom.queries.classes import listed as listed
from course.classroom.queries.live import roll as roll
from course.classroom.queries.live import watched as watched
from course.classroom.queries.plans import choices as choices
from course.classroom.queries.plans import groups_of as groups_of
from course.classroom.queries.plans import lessons_behind as lessons_behind
from course.classroom.queries.plans import lessons_for as lessons_for
from course.classroom.queries.plans import lessons_of as lessons_of
from course.classroom.queries.plans import notes_of as notes_of
from course.classroom.queries.plans import plan as plan
from course.classroom.queries.plans import task as task
from course.classroom.queries.plans import too_old as too_old
from course.classroom.queries.pupils import given_to as given_to
from course.classroom.queries.pupils import in_class as in_class
from course.classroom.queries.pupils import seat_of as seat_of

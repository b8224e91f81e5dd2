"""Codes, names out of a list, what a class is given, and how it stands: plain Python."""

from course.classroom.rules.codes import CODE_LENGTH as CODE_LENGTH
from course.classroom.rules.codes import Joining as Joining
from course.classroom.rules.codes import joining as joining
from course.classroom.rules.codes import new_code as new_code
from course.classroom.rules.codes import new_id as new_id
from course.classroom.rules.codes import read_code as read_code
from course.classroom.rules.codes import spelled as spelled
from course.classroom.rules.given import Given as Given
from course.classroom.rules.given import everything as everything
from course.classroom.rules.given import fitting as fitting
from course.classroom.rules.given import given as given
from course.classroom.rules.given import together as together
from course.classroom.rules.live import A_PAGE as A_PAGE
from course.classroom.rules.live import STUCK as STUCK
from course.classroom.rules.live import Page as Page
from course.classroom.rules.live import Pupil as Pupil
from course.classroom.rules.live import State as State
from course.classroom.rules.live import Watched as Watched
from course.classroom.rules.live import Work as Work
from course.classroom.rules.names import is_name as is_name
from course.classroom.rules.names import new_names as new_names
from course.classroom.rules.opened import Learners as Learners
from course.classroom.rules.opened import Opened as Opened
from course.classroom.rules.opened import counts as counts
from course.classroom.rules.opened import for_whom as for_whom
from course.classroom.rules.opened import since as since

"""From a few plain choices to an ordered plan: plain Python."""

from course.remedies.rules.case import CHOICES as CHOICES
from course.remedies.rules.case import Case as Case
from course.remedies.rules.case import address_of as address_of
from course.remedies.rules.case import read_case as read_case
from course.remedies.rules.clocks import Clock as Clock
from course.remedies.rules.clocks import drawn as drawn
from course.remedies.rules.plan import Law as Law
from course.remedies.rules.plan import Step as Step
from course.remedies.rules.plan import Turn as Turn
from course.remedies.rules.plan import concerns as concerns
from course.remedies.rules.plan import fits as fits
from course.remedies.rules.plan import is_for as is_for
from course.remedies.rules.plan import plan as plan

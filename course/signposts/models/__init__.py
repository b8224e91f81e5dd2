from course.safety.models import ReadTwice
from course.signposts.models.entries import Helpline as Helpline
from course.signposts.models.entries import Placed as Placed
from course.signposts.models.entries import Signpost as Signpost
from course.signposts.models.law import Duty as Duty
from course.signposts.models.law import Law as Law
from course.signposts.models.law import Telling as Telling
from course.signposts.models.places import Country as Country
from course.signposts.models.places import Here as Here
from course.signposts.models.steps import Advice as Advice
from course.signposts.models.steps import Route as Route
from course.signposts.models.steps import Step as Step
from course.signposts.models.steps import steps_named as steps_named

ENTRIES: tuple[type[Signpost], ...] = (Helpline, Route, Advice, Law, Duty, Telling)
# A country too: its name stands over every number, and its note may hold one.
READ_TWICE: tuple[type[ReadTwice], ...] = (Country, *ENTRIES)

"""Which entries may be shown to whom and for how long, and what each must carry."""

from course.signposts.rules.freshness import Freshness as Freshness
from course.signposts.rules.freshness import calls as calls
from course.signposts.rules.freshness import in_turn as in_turn
from course.signposts.rules.freshness import is_over as is_over
from course.signposts.rules.hosts import host_problems as host_problems
from course.signposts.rules.hosts import hosts as hosts
from course.signposts.rules.readers import AGES as AGES
from course.signposts.rules.readers import Age as Age
from course.signposts.rules.readers import Reader as Reader
from course.signposts.rules.readers import address_query as address_query
from course.signposts.rules.readers import dialled as dialled
from course.signposts.rules.readers import fits as fits
from course.signposts.rules.readers import is_complete as is_complete
from course.signposts.rules.readers import is_for as is_for
from course.signposts.rules.readers import reader_from as reader_from
from course.signposts.rules.steps import GOALS as GOALS
from course.signposts.rules.steps import ROLES as ROLES
from course.signposts.rules.steps import SITUATIONS as SITUATIONS
from course.signposts.rules.steps import STAGES as STAGES
from course.signposts.rules.steps import copying_problems as copying_problems
from course.signposts.rules.steps import word_problems as word_problems

"""Four words to come back with, how far somebody has come, and figures of a class: plain Python."""

from course.progress.rules.figures import FIRST as FIRST
from course.progress.rules.figures import LAST as LAST
from course.progress.rules.figures import LEARNERS as LEARNERS
from course.progress.rules.figures import LEAST as LEAST
from course.progress.rules.figures import OUTCOMES as OUTCOMES
from course.progress.rules.figures import Counted as Counted
from course.progress.rules.figures import Share as Share
from course.progress.rules.figures import cells as cells
from course.progress.rules.figures import facility as facility
from course.progress.rules.figures import read_figures as read_figures
from course.progress.rules.figures import share as share
from course.progress.rules.places import HOW_MANY_WORDS as HOW_MANY_WORDS
from course.progress.rules.places import WORDS as WORDS
from course.progress.rules.places import Given as Given
from course.progress.rules.places import Lesson as Lesson
from course.progress.rules.places import Place as Place
from course.progress.rules.places import Standing as Standing
from course.progress.rules.places import State as State
from course.progress.rules.places import Try as Try
from course.progress.rules.places import Typed as Typed
from course.progress.rules.places import is_all as is_all
from course.progress.rules.places import lesson_standing as lesson_standing
from course.progress.rules.places import module_standing as module_standing
from course.progress.rules.places import new_words as new_words
from course.progress.rules.places import read_words as read_words

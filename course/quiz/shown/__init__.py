"""Questions as a learner meets them, and what a learner reads after an answer."""

from course.quiz.shown.asking import Asked as Asked
from course.quiz.shown.asking import ask_all as ask_all
from course.quiz.shown.asking import read_state as read_state
from course.quiz.shown.replying import held_back as held_back
from course.quiz.shown.replying import lay_out as lay_out
from course.quiz.shown.replying import reply_to as reply_to
from course.quiz.shown.replying import take as take

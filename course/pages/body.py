"""The one list of blocks a page may be made of."""

from course.pages import blocks
from course.quiz.blocks import QuestionsBlock
from course.reference.blocks import FactBlock
from course.timeline.blocks import TimelineBlock

BODY = [
    ("text", blocks.TextBlock()),
    ("story", blocks.StoryBlock()),
    ("timeline", TimelineBlock()),
    ("questions", QuestionsBlock()),
    ("fact", FactBlock()),
    ("move", blocks.MoveBlock()),
    ("together", blocks.TogetherBlock()),
]

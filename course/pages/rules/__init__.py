"""What ties a page to its blocks, and the course in outline."""

from course.pages.rules.outline import Module as Module
from course.pages.rules.outline import Part as Part
from course.pages.rules.outline import Walk as Walk
from course.pages.rules.outline import found as found
from course.pages.rules.outline import newly_done as newly_done
from course.pages.rules.outline import page_of as page_of
from course.pages.rules.publishing import heading_problems as heading_problems
from course.pages.rules.publishing import link_problems as link_problems
from course.pages.rules.publishing import neutral_problems as neutral_problems
from course.pages.rules.publishing import objective_problems as objective_problems
from course.pages.rules.publishing import taught_problems as taught_problems

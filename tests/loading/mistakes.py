"""Mistakes an author can make: file, what stands there, what is written instead, and what the loader then says.

Each is told on the first line that differs, unless a fifth part names the line's own words.
"""

from tests.loading.small import FACTS, HELPLINES, LESSON, QUESTIONS, SOURCES, STAGES

OPTION_B = "    feedback: It was smaller than a map.\n"

LINKS = {
    "a source nobody wrote": (FACTS, "src.small", "src.smal", "there is no source with the key “src.smal”"),
    "a fact nobody wrote": (LESSON, "fact: fact.small", "fact: fact.big", "there is no fact with the key “fact.big”"),
    "a question nobody wrote": (LESSON, "- t1-2", "- t1-9", "there is no question with the key “t1-9”"),
    "a page nobody wrote": (LESSON, "(m2l1)", "(m9l9)", "links to “m9l9”, which is no page. Write a page’s key"),
    "a timeline nobody wrote": (QUESTIONS, "  items:", "  timeline: big\n  items:", "there is no timeline with the key “big”"),
    "a helpline in another country's file": (HELPLINES, "country: gb", "country: in", "belongs into en/countries/in.yaml", "- key: gb.small"),
    "a claim nobody makes": (QUESTIONS, "claims: F1", "claims: F1 F99", "there is no claim “F99”. Write numbers from"),
    "a claim a block cannot teach": (LESSON, "claims: F1", "claims: F77", "there is no claim “F77”. Write numbers"),
    "a claim of a stage": (STAGES, "claims: F1", "claims: F0", "there is no claim “F0”. Write numbers from claims.yaml"),
    "a block that teaches nothing": (
        QUESTIONS, "taught_in: t1.start", "taught_in: t1.end", "names “t1.end”, which is no block of the page",
    ),
    "an objective of another lesson": (
        QUESTIONS, "objective: t1.o1", "objective: m2l1.o1", "names “m2l1.o1”, which its lesson does not have",
    ),
    "a link out of the site": (LESSON, "(m2l1)", "(https://example.org/x)", "links to https://example.org/x. Name it"),
}  # fmt: skip

FORM = {
    "a field nobody knows": (FACTS, "  claim:", "  clam:", "there is no field “clam” here. Write one of: claim, "),
    "a field of a page": (LESSON, "summary:", "lead:", "there is no field “lead” here. Write one of: title, "),
    "a field of a block": (LESSON, "fact: fact.small", "facts: x", "there is no field “facts” here. Write one of: heading,"),
    "a field of an option": (QUESTIONS, "    thought:", "    think:", "there is no field “think” here. Write one of: "),
    "a kind of snippet": (FACTS, "facts:", "fact:", "“fact” is no kind of content. Write one of: sources, facts,"),
    "a kind of page": (LESSON, "kind: lesson", "kind: leson", "needs a `kind:` (one of home, module, lesson,"),
    "a kind of block": (LESSON, "::: fact t1", "::: facts t1", "“facts” is no kind of block. Write one of: text, story,"),
    "a kind of question": (QUESTIONS, "kind: single", "kind: one", "“one” is not known. Write one of: single, multiple"),
    "no date": (FACTS, "checked_on: 2026-11-20", "checked_on: soon", "'soon' is no date. Write it like 2026-11-22."),
    "no number": (QUESTIONS, "edition: 1", "edition: one", "'one' is no number. Write digits."),
    "too long": (STAGES, "short: It begins", f"short: {'long ' * 13}", "characters long. Keep it within 60."),
    "no key": (FACTS, "- key: fact.small\n  claim", "- claim", "has no key. Begin with a line `key:`."),
    "a doubled key": (QUESTIONS, "- key: t1-2", "- key: t1-1", "is taken by en/questions/t1.yaml:2. Give this one a key"),
    "a key with blanks": (STAGES, "- key: small.begin", "- key: small Begin!", "letters, digits"),
    "a field written twice": (QUESTIONS, "  kind: single", "  edition: 1\n  kind: single", "twice"),
    "a text for a list": (QUESTIONS, "  hints:\n  - Think", "  hints: Think", "list"),
    "a list for a text": (FACTS, "claim: Small steps add up.", "claim:\n  - Small steps.", "text"),
    "a word for yes": (QUESTIONS, "right: true", "right: 'no'", "true"),
    "a block's doubled key": (LESSON, "::: fact t1.found", "::: fact t1.start", "Give"),
    "a block's key of another page": (LESSON, "::: fact t1.found", "::: fact m2l1.stages", "Give"),
    "an objective's doubled key": (
        LESSON, "objectives:\n", "objectives:\n- key: t1.o1\n  text: Say it.\n", "Give", "- key: t1.o1\n  text: Say what",
    ),
    "an option's doubled key": (QUESTIONS, "  - key: b\n    text: A map", "  - key: a\n    text: A map", "is used twice"),
    "bad YAML": (QUESTIONS, "stem: What did", "stem: What: did", "is not understood as YAML: mapping values are not"),
    "bad YAML of a page": (LESSON, "title: Small", "title: Very: small", "is not understood as YAML: mapping values"),
    "bad YAML of a block": (LESSON, "heading: What was", "heading: What: was", "is not understood as YAML: mapping"),
    "text outside a block": (LESSON, ":::\n\n::: fact", ":::\n\nLoose.\n\n::: fact", "stands outside a block. Begin one"),
    "an unclosed block": (LESSON, "- t1-2\n:::\n", "- t1-2\n", "is never closed. End the block with", "::: questions"),
    "no front matter": (LESSON, "---\nkind", "kind", "must begin with `---`, its fields, and `---` again."),
    "a module nobody wrote": (LESSON, "Small steps", "Small steps", "has no module.md. Write one.", "kind:"),
}  # fmt: skip

PROSE = {
    "HTML": (LESSON, "Three friends", "<b>Three</b> friends", "is HTML. Write plain paragraphs, lists, *italic*"),
    "a picture": (LESSON, "Three friends", "![](a.png) Three friends", "is a picture. Drawings come with the course"),
    "a table": (LESSON, "Three friends", "| Three | friends", "is a table. Write plain paragraphs or a list."),
    "code": (LESSON, "Three friends share", "```\nThree friends share", "is a code block. Write plain paragraphs"),
    "a big heading": (LESSON, "### A part", "# A part", "is a heading of a whole block. Put it into the block’s `heading:`"),
    "a heading too deep": (LESSON, "### A part", "#### A part", "jumps to a heading of level 4. Sub-headings begin at"),
    "a heading far too deep": (LESSON, "### A part", "##### A part", "heading"),
    "an avoided word in prose": (LESSON, "Three friends", "The leaked note of three friends", "“leaked” is a word this"),
    "an avoided word further down": (LESSON, "One of them folds", "One victim folds", "“victim” is a word this course"),
    "an avoided word in a heading": (LESSON, "What was found", "A scandal", "“scandal” is a word this course avoids. Write"),
    "an avoided word in a stem": (QUESTIONS, "did the friend", "did the perpetrator", "Write instead: the person who sh"),
    "an avoided word in an option": (QUESTIONS, "text: A map", "text: A leak", "Write instead: shared without consent."),
    "an avoided word in feedback": (QUESTIONS, "smaller than", "more viral than", "Write instead: passed on by many peop"),
    "an avoided word in a hint": (QUESTIONS, "Think of the bench", "Think of footage", "Write instead: picture."),
    "an avoided word in a fact": (FACTS, "Small steps add up", "A ruined life", "“ruined” is a word this course avoids"),
    "an avoided word in a stage": (STAGES, "It is private.", "It is gone forever.", "Write instead: hard to remove"),
    "a telling title": (LESSON, "title: Small steps", "title: Nude steps", "says “Nude”, which stays in a browser’s hist"),
    "a title left empty": (LESSON, "title: Small steps", "title: ''", "is empty. Write it, or leave the whole thing a dr"),
    "no content note": (LESSON, "content_note: A made-up story about a note. You can stop at any point.\n", "",
                        "Content note: is empty. Write it", "kind:"),
}  # fmt: skip

SENSE = {
    "no right answer": (QUESTIONS, "    right: true\n", "", "have no right answer. Mark the option that is", "  options:"),
    "two right answers": (QUESTIONS, "    thought: Paper is for maps.", "    right: true", "more than one right answer",
                          "  options:"),
    "one option": (QUESTIONS, f"  - key: b\n    text: A map\n    thought: Paper is for maps.\n{OPTION_B}", "",
                   "are fewer than two. Write at least one right option", "  options:"),
    "an option without feedback": (QUESTIONS, OPTION_B, "", "is empty. Say what the thought behind this option misses",
                                   "  - key: b"),
    "an empty option": (QUESTIONS, "text: A map", "text: ''", "is empty. Write the option, or take it out."),
    "options of telling length": (QUESTIONS, "text: A map", "text: A map of all the lakes", "run from 6 to 22 characters",
                                  "  options:"),
    "an order of two": (QUESTIONS, "  - key: c\n    text: A walk\n    feedback: Then they go home.\n", "",
                        "are fewer than three. Write them in their right order", "  items:"),
    "an item without feedback": (QUESTIONS, "    feedback: Then it is folded.\n", "", "is empty. Say why this item",
                                 "  - key: b\n    text: A fold"),
    "a fact without source": (FACTS, "  source: src.small\n", "", "is missing. Name the source this was read in", "- key"),
    "a fact without a day": (FACTS, "  checked_on: 2026-11-20\n", "", "is missing. Write the day on which", "- key"),
    "a fact checked tomorrow": (FACTS, "checked_on: 2026-11-20", "checked_on: 2999-01-01", "so today or before. Write"),
    "a source nobody read": (SOURCES, "  read_on: 2026-11-20\n", "", "is missing. Write the day on which", "- key"),
    "a helpline without source": (HELPLINES, "  source: src.small\n", "", "is missing. A reader in need must", "- key"),
    "a helpline without a way": (HELPLINES, "  phone: '123'\n", "", "A helpline needs a way to reach it.", "- key"),
    "a helpline called official": (HELPLINES, "second-hand", "official", "says official, but its source is not."),
    "a stage in another's place": (STAGES, "position: 2", "position: 1", "is already “Begin”. Choose another number."),
}  # fmt: skip

"""One question of each kind that puts cards into groups or asks what somebody thinks, each without a mistake."""

from tests.loading.small import FILES, LESSON

FILE = "en/questions/t1.yaml"
ENDING = """\
  level: recall
  objective: t1.o1
  taught_in: t1.start
  claims: F1
  privacy: open
"""
MATCH = f"""\
- key: t1.match
  edition: 1
  kind: match
  stem: Match each thing to the stage it comes from.
  timeline: spread
  items:
  - key: a
    text: An old link turns up.
    belongs: spread.afterlife
    feedback: Copies are found again later.
  - key: b
    text: One friend sends it on.
    belongs: spread.first-share
    feedback: It passes into other hands.
  - key: c
    text: A group passes it round.
    belongs: spread.copy-cascade spread.algorithmic-lift
    feedback: Copies make copies.
  hints:
  - Who has it now?
{ENDING}"""
SORT = f"""\
- key: t1.sort
  edition: 1
  kind: sort
  stem: Which of these help?
  groups:
  - key: helps
    text: Helps
  - key: harms
    text: Does harm
  items:
  - key: a
    text: Ask the person shown.
    belongs: helps
    feedback: It gives them a say.
  - key: b
    text: Pass it on.
    belongs: harms
    feedback: One more person has it.
  - key: c
    text: Walk the dog.
    feedback: It has nothing to do with it.
{ENDING}"""
ATTITUDE = """\
- key: t1.view
  edition: 1
  kind: attitude
  stem: “A good friend asks first.” What do you think?
  options:
  - key: a
    text: I agree
  - key: b
    text: I lean that way
  - key: c
    text: I lean the other way
  - key: d
    text: I disagree
  explanation: People see it in different ways.
  privacy: aggregate
"""
SURE = f"""\
- key: t1-1
  edition: 1
  kind: single
  stem: What did the friend fold?
  confidence: true
  options:
  - key: a
    text: A note
    right: true
    feedback: Yes, a note it was.
  - key: b
    text: A map
    feedback: It was smaller than a map.
{ENDING}"""
QUESTIONS = f"questions:\n{SURE}{MATCH}{SORT}{ATTITUDE}"
COURSE = {
    **FILES,
    FILE: QUESTIONS,
    LESSON: FILES[LESSON].replace("- t1-2\n", "- t1.match\n- t1.sort\n- t1.view\n"),
}

# What stands there, what is written instead, what the loader says, and words of the line on which it says it.
MISTAKES = {
    "a group nobody wrote": ("belongs: helps", "belongs: help", "names “help”, which is no group here. Name one of: helps, harms.", "belongs: help\n"),
    "a stage that is none": ("spread.first-share", "spread.second", "names “spread.second”, which is no group here. Name one of: spread.i", "spread.second"),
    "a match with a decoy": ("    belongs: spread.first-share\n", "", "Each card of a match belongs somewhere", "- key: b\n    text: One"),
    "two cards": (SORT[SORT.index("  - key: c") : SORT.index("  level")], "", "are 2. Write three to ten cards.", "items:\n  - key: a\n    text: Ask"),
    "one group": ("  - key: harms\n    text: Does harm\n", "", "are 1. Write two to six, or choose a timeline.", "groups:"),
    "groups and a timeline": ("  groups:", "  timeline: spread\n  groups:", "and a timeline are both given. Keep one of them.", "groups:"),
    "a group's doubled key": ("- key: harms", "- key: helps", "“helps” is used twice.", "- key: helps\n    text: Does"),
    "a group's name with a blank": ("- key: harms", "- key: does harm", "“does harm” is no short name. Write small letters", "- key: does harm"),
    "a group's long text": ("text: Does harm", f"text: {'Does harm ' * 7}", "must be 1 to 60 characters.", "text: Does harm Does"),
    "a card without feedback": ("    feedback: It gives them a say.\n", "", "Say why this card belongs where it belongs.", "- key: a\n    text: Ask"),
    "an avoided word in a group": ("text: Does harm", "text: A scandal", "“scandal” is a word this course avoids", "text: A scandal"),
    "options in a sort": ("  groups:", "  options:\n  - key: a\n    text: A\n  groups:", "has no use in this kind of question (sort), only in: single, multiple, attitude", "options:\n  - key: a\n    text: A\n"),
    "groups in a choice": ("  confidence: true", "  confidence: true\n  groups:\n  - key: x\n    text: X", "has no use in this kind of question (single), only in: match, sort", "groups:\n  - key: x"),
    "a card's group in an order": ("  kind: sort", "  kind: order", "is for cards. Here the place in the list says it", "belongs: helps"),
    "a right attitude": ("text: I agree\n", "text: I agree\n    right: true\n", "Nothing in an attitude is right or wrong", "right: true\n  - key: b\n    text: I lean"),
    "feedback of an attitude": ("text: I agree\n", "text: I agree\n    feedback: Good.\n", "is no part of an attitude. Say it to everybody", "feedback: Good"),
    "three points": ("  - key: d\n    text: I disagree\n", "", "are not four or five. Write the points of the scale", "options:\n  - key: a\n    text: I agree"),
    "an attitude without explanation": ("  explanation: People see it in different ways.\n", "", "is empty. Say what is known", "- key: t1.view"),
    "an attitude with a hint": ("  explanation: People", "  hints:\n  - Think.\n  explanation: People", "lead to an answer, and an attitude has none.", "hints:\n  - Think."),
    "an attitude for all to see": ("privacy: aggregate", "privacy: open", "would show who thinks what. Choose aggregate or private.", "privacy: open\n"),
    "being sure of an attitude": ("  options:\n  - key: a\n    text: I agree", "  confidence: true\n  options:\n  - key: a\n    text: I agree", "has no use in this kind of question (attitude), only in: single, multiple", "confidence: true\n  options:\n  - key: a\n    text: I agree"),
    "sure in a word": ("confidence: true", "confidence: 'yes'", "“yes” is not understood. Write true, or leave the line out.", "confidence: 'yes'"),
    "no level": ("  level: recall\n", "", "is empty. Write it, or leave the whole thing a draft.", "- key: t1-1"),
}  # fmt: skip

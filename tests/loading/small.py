"""A small course without a mistake, beside the real one: a lesson, two questions, a fact, a source, a stage."""

FOLDER = "en/spread-mechanics"
LESSON = f"{FOLDER}/small-steps.md"
QUESTIONS = "en/questions/t1.yaml"
FACTS = "en/facts.yaml"
SOURCES = "en/sources.yaml"
STAGES = "en/timelines/small.yaml"
HELPLINES = "en/countries/gb.yaml"

FILES = {
    LESSON: """\
---
kind: lesson
key: t1
title: Small steps
summary: How small steps add up.
minutes_class: 50
minutes_alone: 20
band: '13'
content_note: A made-up story about a note. You can stop at any point.
objectives:
- key: t1.o1
  text: Say what a small step is.
---

::: text t1.start
heading: A note on a bench
claims: F1

Three friends share a bench.

### A part of its own

One of them folds a *note*, and reads [another lesson](m2l1).
:::

::: fact t1.found
heading: What was found
fact: fact.small

So small steps count.
:::

::: questions t1.try
heading: Try it out
questions:
- t1-1
- t1-2
:::
""",
    QUESTIONS: """\
questions:
- key: t1-1
  edition: 1
  kind: single
  stem: What did the friend fold?
  options:
  - key: a
    text: A note
    right: true
    feedback: Yes, a note it was.
  - key: b
    text: A map
    thought: Paper is for maps.
    feedback: It was smaller than a map.
  hints:
  - Think of the bench.
  explanation: It was a note.
  level: recall
  objective: t1.o1
  taught_in: t1.start
  claims: F1
  privacy: open
- key: t1-2
  edition: 1
  kind: order
  stem: What comes first?
  items:
  - key: a
    text: Paper
    feedback: All begins with paper.
  - key: b
    text: A fold
    feedback: Then it is folded.
  - key: c
    text: A walk
    feedback: Then they go home.
  level: recall
  objective: t1.o1
  taught_in: t1.start
  claims: F1
  privacy: open
""",
    FACTS: """\
facts:
- key: fact.small
  claim: Small steps add up.
  source: src.small
  checked_on: 2026-11-20
""",
    SOURCES: """\
sources:
- key: src.small
  title: On small steps
  publisher: A press
  url: https://example.org/steps
  read_on: 2026-11-20
  how: research
""",
    STAGES: """\
timelines:
- key: small
  title: A small walk
  caveat: This is a simple map.
stages:
- key: small.begin
  timeline: small
  position: 1
  name: Begin
  short: It begins
  happens: A note is folded.
  matters: It is private.
  who: Whoever holds it.
  helps: Asking first.
  move: Ask first.
  clue: Nothing comes before it.
  drawing: one-ring
  alt: One ring.
  claims: F1
- key: small.end
  timeline: small
  position: 2
  name: End
  short: It ends
  happens: A note is burnt.
  matters: It is gone.
  who: Whoever holds it.
  helps: Asking first.
  move: Ask first.
  clue: Nothing comes after it.
  drawing: one-ring
  alt: One ring.
""",
    HELPLINES: """\
helplines:
- key: gb.small
  country: gb
  position: 9
  name: Small line
  serves: everyone
  phone: '123'
  says: Someone listens.
  source: src.small
  checked_on: 2026-11-20
  review_by: 2027-05-20
  state: second-hand
""",
}

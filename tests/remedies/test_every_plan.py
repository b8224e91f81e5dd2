"""Whoever asks, wherever they are and whatever has happened: there is a plan, and it is safe to follow."""

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from django.utils import timezone

from course.remedies import queries
from course.remedies.queries import Plan
from course.remedies.rules import Case
from course.signposts.models import Country, Helpline, Law, Signpost
from course.signposts.rules import copying_problems
from tests.remedies.plans import DEEP, as_text, cases, first_keys, steps, told

pytestmark = pytest.mark.django_db
# What belongs to one country alone. Nobody elsewhere is to be sent there.
NATIONAL = {
    "in": r"\b1098\b|\b1930\b|cybercrime\.gov|Trustline|POCSO|Zero FIR|One Stop Centre",
    "us": r"\bFTC\b|CyberTip|NCMEC’s|1-800-843|TAKE IT DOWN Act",
    "gb": r"\bCEOP\b|Report Remove|Ofcom|\bIWF\b|\b999\b|\bNSPCC\b",
    "au": r"eSafety|\bACCCE\b|\b1800RESPECT\b|(?<![\d,])000\b",
    "ca": r"NeedHelpNow|Cybertip\.ca|Kids Help Phone",
    "eu": r"\bDSA\b|(?<!UK )\bGDPR\b|116 111|116 006",
}
GOLDEN = Path(__file__).parent / "golden"
# Ten readers: role, what happened, what they want, age now, age then.
READERS = (
    ("self", "threat", "safe", "under-18", "under-18"),
    ("self", "shared", "down", "under-18", "under-18"),
    ("self", "ai", "stop", "under-18", "under-18"),
    ("self", "search", "down", "18", "under-18"),
    ("self", "shared", "down", "18", "18"),
    ("self", "recorded", "tell", "18", "18"),
    ("helper", "threat", "tell", "18", "under-18"),
    ("received", "shared", "stop", "under-18", "under-18"),
    ("shared", "shared", "stop", "under-18", "under-18"),
    ("teacher", "ai", "safe", "18", "under-18"),
)


@cache
def all_plans(country: str) -> dict[Case, Plan]:
    found = queries.entries(Country.objects.get(key=country))
    return {case: found.plan(case) for case in cases(country)}


@pytest.fixture(params=DEEP)
def plans(request: pytest.FixtureRequest) -> dict[Case, Plan]:
    """Return every plan of a country, made once for all tests, none of which changes what is stored."""
    return all_plans(request.param)


def test_every_stage_of_every_plan_has_something_to_begin_with(plans: dict[Case, Plan]) -> None:
    assert len(plans) == 400
    for case, plan in plans.items():
        assert [turn.stage for turn in plan.turns] == ["hour", "day", "week", "month"]
        assert all(turn.first for turn in plan.turns), case
        assert plan.emergency, case
        assert any(line.serves == Helpline.Serves.UNDER_18 for line in plan.lines) or case.reader == "18"


def test_where_there_is_a_threat_the_first_step_is_to_be_safe(plans: dict[Case, Plan]) -> None:
    for case, plan in plans.items():
        if case.happened == "threat":
            assert plan.turns[0].first[0].key == "any.danger-first", case


def test_no_step_is_empty_and_every_fact_has_a_source_and_a_day(plans: dict[Case, Plan]) -> None:
    today = timezone.localdate()
    shown = {entry.pk: entry for plan in plans.values() for entry in [*steps(plan), *plan.laws, *plan.others]}
    assert len(shown) > 50
    for entry in shown.values():
        assert entry.says, entry.key
        assert entry.cannot, entry.key
        assert entry.source.url.startswith("http"), entry.key
        assert entry.checked_on <= today < entry.review_by, entry.key
        assert entry.state in Signpost.State.values
        assert entry.state != "official" or entry.source.how == "official", entry.key
        if not isinstance(entry, Law):
            assert all((entry.who, entry.takes, entry.costs, entry.ready)), entry.key


def test_nobody_is_told_to_copy_a_picture_of_somebody_under_18(plans: dict[Case, Plan]) -> None:
    said = {text for case, plan in plans.items() if case.made != "18" for step in steps(plan) for text in told(step)}
    assert len(said) > 100
    for text in said:
        assert list(copying_problems("", text)) == [], text
        assert not re.search(
            r"(?<!not )(?<!never )\b(?:take|make|keep) (?:a |the )?(?:screenshot|cop(?:y|ies))", text
        ), text


def test_nothing_of_another_country_is_in_a_plan(plans: dict[Case, Plan]) -> None:
    country = next(iter(plans)).country
    elsewhere = re.compile("|".join(names for key, names in NATIONAL.items() if key != country))
    for plan in plans.values():
        entries = [*plan.emergency, *plan.lines, *steps(plan), *plan.laws, *plan.others, *plan.duties, *plan.tellings]
        for entry in entries:
            assert entry.key.partition(".")[0] in {country, "any"}, entry.key
            for text in told(entry):
                assert not elsewhere.search(text), f"{entry.key}: {text}"


def test_the_struck_down_section_is_no_rule_of_india() -> None:
    for law in Law.objects.filter(country__key="in"):
        assert "66A" not in f"{law.key} {law.section} {law.says}"


def test_plans_differ_by_country_age_threat_and_goal() -> None:
    by_country = {key: queries.entries(Country.objects.get(key=key)) for key in DEEP}
    base = Case("in", "self", "shared", "down", "18", "18")
    others = [
        replace(base, reader="under-18", age="under-18"),
        replace(base, happened="threat"),
        *(replace(base, wants=wants) for wants in ("safe", "stop", "tell")),
    ]
    found = [first_keys(entries.plan(replace(base, country=key))) for key, entries in by_country.items()]
    found += [first_keys(by_country["in"].plan(case)) for case in others]
    assert len(set(found)) == len(found)


def test_everybody_of_every_age_reaches_a_way_of_their_own(plans: dict[Case, Plan]) -> None:
    """Return here whoever changes a filter: no entry may be out of everybody's reach."""
    country = next(iter(plans)).country
    reached = {step.key for plan in plans.values() for step in steps(plan)}
    there = {step.key for step in queries.entries(Country.objects.get(key=country)).steps}
    own = {key.partition(".")[2] for key in there if not key.startswith("any.")}
    hidden = {key for key in there - reached if not (key.startswith("any.") and key[4:] in own)}
    assert not hidden


@pytest.mark.parametrize("number", range(len(READERS)))
@pytest.mark.parametrize("country", DEEP)
def test_a_plan_reads_as_it_was_read(country: str, number: int) -> None:
    """Compare with the file that somebody has read from top to bottom; a change there is read again."""
    role, happened, wants, reader, age = READERS[number]
    case = Case(country, role, happened, wants, reader, age)  # type: ignore[arg-type]
    text = as_text(case, queries.entries(Country.objects.get(key=country)).plan(case))
    golden = GOLDEN / f"{country}-{number}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text

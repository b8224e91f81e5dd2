"""Everything a reader may rely on says where it was read and when, and is checked again in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from course.reference.models import Fact, Source
from course.signposts.models import ENTRIES, Country, Signpost

pytestmark = [pytest.mark.django_db, pytest.mark.content]


def test_every_fact_has_a_source_a_day_and_says_what_it_does_not_show() -> None:
    assert Fact.objects.count() >= 20
    for fact in Fact.objects.select_related("source"):
        assert fact.source, fact.key
        assert fact.checked_on <= timezone.localdate(), fact.key
        assert fact.checked_on == fact.source.read_on, fact.key
        assert fact.caveat, fact.key


@pytest.mark.parametrize("model", ENTRIES)
def test_every_signpost_has_a_source_and_is_checked_again_within_half_a_year(model: type[Signpost]) -> None:
    for signpost in model.objects.select_related("source"):
        assert signpost.source, signpost.key
        assert signpost.checked_on <= timezone.localdate(), signpost.key
        assert timedelta(0) < signpost.review_by - signpost.checked_on <= timedelta(days=190), signpost.key
        assert signpost.state == "official" or signpost.source.how != "official", signpost.key


def test_every_source_was_read_and_is_used() -> None:
    for source in Source.objects.all():
        assert source.read_on <= timezone.localdate(), source.key
        used = any(kind.objects.filter(source=source).exists() for kind in (Fact, *ENTRIES))
        assert used, f"{source.key} is used by nothing"


def test_every_country_has_its_numbers_and_ways_for_both_ages() -> None:
    for country in Country.objects.filter(depth="deep"):
        serves = set(country.helplines.values_list("serves", flat=True))
        made = set(country.routes.values_list("made", flat=True))
        assert {"emergency", "under-18"} <= serves, country.key
        assert serves & {"adult", "everyone"}, country.key
        assert {"under-18", "18-plus"} <= made, country.key
        assert country.note, country.key
        assert country.laws.count() >= 5, country.key
        assert country.unsettled, country.key


def test_every_short_entry_has_a_law_and_says_how_far_it_goes() -> None:
    for country in Country.objects.filter(depth="short"):
        assert country.laws.exists(), country.key
        assert country.note, country.key


def test_texts_for_somebody_in_need_are_short() -> None:
    for signpost in (entry for kind in ENTRIES for entry in kind.objects.all()):
        assert len(signpost.says) <= 320, signpost.key
        assert signpost.says.count(". ") <= 3, signpost.key

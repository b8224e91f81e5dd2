"""What the finder shows: the live entries of one country and those that hold everywhere."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale

from course.reference.models import Source
from course.remedies.rules import Case, Clock, Turn, concerns, drawn, is_for, plan
from course.signposts.models import Advice, Country, Duty, Helpline, Law, Route, Step, Telling
from course.signposts.queries import countries as with_help
from course.signposts.queries import live
from course.signposts.rules import calls


@dataclass(frozen=True, slots=True)
class Plan:
    """One reader's way through: whom to call, the stages, and what stands behind them."""

    country: Country
    emergency: list[Helpline]
    lines: list[Helpline]
    turns: list[Turn[Step]]
    laws: list[Law]
    others: list[Law]
    duties: list[Duty]
    tellings: list[Telling]


def countries() -> list[Country]:
    """Return the countries about which there is anything to say, the host's own first; three queries."""
    first = with_help()
    rest = live(Country).exclude(pk__in=[country.pk for country in first]).filter(laws__live=True).distinct()
    return [*first, *rest]


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything there is for one country, whoever asks."""

    country: Country
    steps: list[Step]
    lines: list[Helpline]
    laws: list[Law]
    duties: list[Duty]
    tellings: list[Telling]

    def plan(self, case: Case) -> Plan:
        """Return the plan of a reader who has chosen everything; asks no database."""
        emergency, lines = calls(self.lines, case.reader, timezone.localdate())
        laws = [law for law in self.laws if is_for(law, case)]
        return Plan(
            self.country,
            emergency,
            lines,
            plan(self.steps, case),
            laws=[law for law in laws if concerns(law, case)],
            others=[law for law in laws if not concerns(law, case)],
            duties=self.duties,
            tellings=self.tellings,
        )


def entries(country: Country) -> Entries:
    """Return what there is for a country and what holds everywhere; six queries."""
    return Entries(
        country,
        steps=[*live(Advice), *live(Route).filter(Q(country=country) | Q(country=None))],
        lines=list(live(Helpline).filter(country=country)),
        laws=list(live(Law).filter(country=country)),
        duties=list(live(Duty).filter(country=country)),
        tellings=tellings(country),
    )


def clocks() -> list[Clock]:
    """Return the duties of platforms in every country as bars; one query."""
    return drawn(live(Duty))


def tellings(country: Country) -> list[Telling]:
    """Return what happens in a country after telling somebody; one query."""
    return list(live(Telling).filter(country=country))


def sources(*keys: str) -> list[Source]:
    """Return the sources with these keys in the reader's language, by key; one query."""
    found = Source.objects.filter(live=True, locale=Locale.get_active(), key__in=keys)
    return list(found.order_by("key"))

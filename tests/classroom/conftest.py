"""A course of the tests' own, with a database that can be looked into from outside."""

from tests.keeping.conftest import course, grown  # noqa: F401 - fixtures

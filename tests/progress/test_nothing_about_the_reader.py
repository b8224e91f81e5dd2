"""No table has a place for what a reader types, or for where they come from."""

import re

from django.apps import apps
from django.db.models import CharField, TextField

TEXTS = {
    # An author's keys, which marking compares with the question before anything is stored.
    "Answer": {"lesson", "question", "version", "response", "outcome"},
    "Passed": {"lesson", "question"},
    "Finished": {"key"},
    "Arrangement": {"lesson"},
    # Counts, by keys of the same kind.
    "Figures": {"question", "version", "counted"},
    "Cohort": set(),
    # Fingerprints, 64 hexadecimal digits.
    "Learner": {"words_mark"},
    "Browser": {"mark"},
    # A word of the program's own.
    "Tally": {"name"},
}
ABOUT_SOMEBODY = re.compile(r"name|mail|phone|address|ip|agent|country|age|birth|school|referer|path|time|note|comment")


def test_every_text_is_an_authors_key_or_a_fingerprint() -> None:
    found = {}
    for model in apps.get_app_config("progress").get_models():
        fields = [field for field in model._meta.get_fields() if hasattr(field, "attname")]
        kinds = {
            field.name
            for field in fields
            if isinstance(field, CharField | TextField) or field.get_internal_type() == "JSONField"
        }
        found[model.__name__] = kinds
        assert not any(isinstance(field, TextField) for field in fields)
    assert found == TEXTS


def test_no_field_is_about_somebody() -> None:
    names = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("progress").get_models()
        for field in model._meta.get_fields()
        if hasattr(field, "attname") and ABOUT_SOMEBODY.search(field.name.replace("passed", ""))
    }
    assert names == {"Tally.name"}


def test_no_moment_of_an_answer_is_stored_finer_than_its_day() -> None:
    kinds = {
        f"{model.__name__}.{field.name}": field.get_internal_type()
        for model in apps.get_app_config("progress").get_models()
        for field in model._meta.get_fields()
        if hasattr(field, "attname") and field.get_internal_type() in {"DateField", "DateTimeField", "TimeField"}
    }
    assert kinds == {
        "Learner.seen_on": "DateField", "Answer.day": "DateField", "Browser.until": "DateTimeField",
        # When a teacher lets a class see how they did.
        "Arrangement.held_until": "DateTimeField",
    }  # fmt: skip

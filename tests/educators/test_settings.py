"""What a host may choose about educators and mail; nonsense is refused at start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from course import environment as env

MAIL = "smtp://user:password@host:25/"


@pytest.mark.parametrize(
    "typed", ["nonsense", "smtp://", "https://host/", "smtp://host:99999/", "smtp://host/?timeout=soon"]
)
def test_an_address_of_no_mail_server_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("EMAIL_URL", typed)
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL=.*Accepted: smtp"):
        env.read("EMAIL_URL", "", env.mail, MAIL)


def test_mail_is_off_unless_the_host_names_a_server() -> None:
    assert env.mail("") == {}


def test_a_mail_server_is_read() -> None:
    found = env.mail("submission://tess%40school:p%3Aw@mail.school.example/?_default_from_email=course@school.example")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.school.example", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("tess@school", "p:w")
    assert found["DEFAULT_FROM_EMAIL"] == "course@school.example"

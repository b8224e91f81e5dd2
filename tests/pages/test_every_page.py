"""Every page of the sitemap answers, and leaves nothing behind."""

import re

from django.test import Client


def paths(client: Client) -> list[str]:
    sitemap = client.get("/sitemap.xml").content.decode()
    return [re.sub(r"^https?://[^/]+", "", found) for found in re.findall(r"<loc>(.*?)</loc>", sitemap)]


def test_every_page_of_the_sitemap_answers_and_sets_no_cookie(learner: Client) -> None:
    found = paths(learner)
    assert len(found) >= 20
    for path in found:
        reply = learner.get(path)
        assert reply.status_code == 200, path
        assert not reply.cookies, path
        assert "Cookie" not in reply.get("Vary", ""), path

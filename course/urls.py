"""Every address of the course."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.urls import serve_pattern

from course.accounts.views import OwnAccount
from course.pages.views import ROBOTS, Signposts, WagtailPages, healthz, page, start
from course.remedies.views import Remedies
from course.safety import views as safety
from course.search.views import SearchPage

CMS = settings.CMS_PATH
SITEMAPS = {"pages": WagtailPages, "help": Signposts, "remedies": Remedies, "search": SearchPage}

urlpatterns = [
    path(f"{CMS}account/", require_admin_access(OwnAccount.as_view())),
    path(CMS, include(wagtailadmin_urls)),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", ROBOTS, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", start, name="start"),
    path("learn/", include("course.learning.urls")),
    path("", include("course.classroom.urls")),
    path("teach/", include("course.educators.urls")),
]
urlpatterns += i18n_patterns(
    path("", include("course.signposts.urls")),
    path("", include("course.remedies.urls")),
    path("", include("course.quiz.urls")),
    path("", include("course.search.urls")),
    # Only pages: Wagtail's other public addresses are for pages with passwords, which there are none of.
    re_path(serve_pattern, page, name="wagtail_serve"),
)

handler400 = safety.bad_request
handler403 = safety.forbidden
handler404 = safety.not_found
handler500 = safety.server_error

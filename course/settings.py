"""Every setting of the course, read once from the environment, typed, and refused when it is nonsense."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


def read(name: str, default: str, parse: Callable[[str], T], accepted: str) -> T:
    """Return the environment's value of `name`; raise ImproperlyConfigured when it does not parse."""
    value = os.environ.get(name, "").strip() or default
    try:
        return parse(value)
    except (ValueError, KeyError, ZoneInfoNotFoundError):
        message = f"{name}={value!r} is not understood. Accepted: {accepted}."
        raise ImproperlyConfigured(message) from None


def one_of(**values: T) -> Callable[[str], T]:
    return lambda text: values[text.lower()]


def words(text: str) -> list[str]:
    return [word for word in re.split(r"[,\s]+", text) if word]


def hosts(text: str) -> list[str]:
    if any("/" in host for host in words(text)):
        raise ValueError
    return words(text)


def web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError
    return text


def site_address(text: str) -> str:
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError
    return web_address(text).rstrip("/")


def between(smallest: int, largest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not smallest <= int(text) <= largest:
            raise ValueError
        return int(text)

    return parse


def folder_path(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+/", text):
        raise ValueError
    return text


def languages(text: str) -> list[tuple[str, str]]:
    if not words(text):
        raise ValueError
    return [(code, KNOWN_LANGUAGES[code]) for code in words(text)]


def database(text: str) -> dict[str, Any]:
    if urlsplit(text).scheme not in {"sqlite", "postgres", "postgresql"} or not urlsplit(text).path.strip("/"):
        raise ValueError
    found: dict[str, Any] = dict(dj_database_url.parse(text, conn_max_age=None))
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_OPTIONS
    else:
        found["CONN_HEALTH_CHECKS"] = True
    return found


def long_enough(text: str) -> str:
    if text and len(text) < 20:
        raise ValueError
    return text


def redis(text: str) -> str:
    if text and urlsplit(text).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError
    return text


def secret_key(folder: Path) -> str:
    """Return the environment's key, else the one kept under the data folder, made there if absent."""
    if key := read("SECRET_KEY", "", long_enough, "at least 20 characters that nobody can guess"):
        return key
    kept = folder / "secret-key.txt"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"secret-key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(get_random_secret_key())
        made.rename(kept)
    return kept.read_text().strip()


YES_OR_NO = one_of(on=True, off=False, true=True, false=False, yes=True, no=False)
KNOWN_LANGUAGES = {"en": "English"}
# A transaction that reads first and writes later fails under load unless it takes the lock at once.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}

# What a host may set; .env.example says what each is for.
DEBUG = read("DEBUG", "off", YES_OR_NO, "on or off")
DATA_DIR = read("DATA_DIR", str(ROOT / "var"), Path, "a folder")
SITE_URL = read("SITE_URL", "http://127.0.0.1:8000", site_address, "an address such as https://course.example.org")
ALLOWED_HOSTS = [
    *read("ALLOWED_HOSTS", "", hosts, "host names, separated by commas"),
    *dict.fromkeys([str(urlsplit(SITE_URL).hostname), "127.0.0.1", "localhost"]),
]
TRUSTED_PROXIES = read("TRUSTED_PROXIES", "0", between(0, 3), "how many proxies stand before the site, 0 to 3")
TIME_ZONE = str(read("TIME_ZONE", "UTC", ZoneInfo, "a zone such as Europe/London or Asia/Kolkata"))
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = read("LANGUAGES", "en", languages, " ".join(KNOWN_LANGUAGES))
CMS_PATH = read("CMS_PATH", "cms/", folder_path, "small letters, digits and hyphens, ending in a slash")
EXIT_URL = read("EXIT_URL", "https://www.bbc.co.uk/weather", web_address, "the address of an everyday page")
DEFAULT_COUNTRY = read("DEFAULT_COUNTRY", "", str.lower, "the code of a help page, such as gb or in")
DATABASES = {
    "default": read(
        "DATABASE_URL",
        f"sqlite:///{DATA_DIR / 'course.sqlite3'}",
        database,
        "sqlite:///path or postgres://user:password@host:5432/name",
    )
}
REDIS_URL = read("REDIS_URL", "", redis, "redis://host:6379/0")
SECRET_KEY = secret_key(DATA_DIR)
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "course.kit",
    "course.accounts",
    "course.reference",
    "course.safety",
    "course.signposts",
    "course.timeline",
    "course.quiz",
    "course.pages",
    "course.loading",
    "django_htmx",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

# The public half of the site carries nobody's session, so that its pages are the same bytes for everyone.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "course.safety.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "course.kit.middleware.Compressed",
    "course.safety.middleware.SmallBodies",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "course.accounts.middleware.OwnPassword",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "course.urls"
WSGI_APPLICATION = "course.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "course.safety.queries.signposts",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = LANGUAGES[0][0]
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [ROOT / "course" / "locale"]

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

SESSION_COOKIE_NAME = "__Host-staff" if HTTPS else "staff"
CSRF_COOKIE_NAME = "__Host-form" if HTTPS else "form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "course.safety.views.forbidden"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# no-referrer would make browsers send "Origin: null", and Django refuses such a form.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# A log line must not tell who read what: no path, no address, no query.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_paths": {"()": "course.safety.rules.NoPaths"}},
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_paths"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}

WAGTAIL_SITE_NAME = "The Second Share"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SILENCED_SYSTEM_CHECKS = [
    # Whether a host's other subdomains speak https is not this course's to promise.
    *("security.W005", "security.W021"),
    # A host on http, at home or behind a school's proxy, chose so with SITE_URL.
    *(() if HTTPS else ("security.W004", "security.W008", "security.W012", "security.W016")),
]

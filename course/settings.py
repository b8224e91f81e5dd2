"""Every setting of the course; what a host may choose is read once, typed, from the environment."""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from csp.constants import NONE, SELF

from course import environment as env
from course.environment import read

ROOT = Path(__file__).resolve().parent.parent

# What a host may set; .env.example says what each is for.
DEBUG = read("DEBUG", "off", env.YES_OR_NO, "on or off")
DATA_DIR = read("DATA_DIR", str(ROOT / "var"), Path, "a folder")
SITE_URL = read("SITE_URL", "http://127.0.0.1:8000", env.site_address, "an address such as https://course.example.org")
ALLOWED_HOSTS = [
    *read("ALLOWED_HOSTS", "", env.hosts, "host names, separated by commas"),
    *dict.fromkeys([str(urlsplit(SITE_URL).hostname), "127.0.0.1", "localhost"]),
]
TRUSTED_PROXIES = read("TRUSTED_PROXIES", "0", env.between(0, 3), "how many proxies stand before the site, 0 to 3")
TIME_ZONE = str(read("TIME_ZONE", "UTC", ZoneInfo, "a zone such as Europe/London or Asia/Kolkata"))
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = read("LANGUAGES", "en", env.languages, " ".join(env.KNOWN_LANGUAGES))
CMS_PATH = read("CMS_PATH", "cms/", env.folder_path, "small letters, digits and hyphens, ending in a slash")
EXIT_URL = read("EXIT_URL", "https://www.bbc.co.uk/weather", env.web_address, "the address of an everyday page")
DEFAULT_COUNTRY = read("DEFAULT_COUNTRY", "", str.lower, "the code of a help page, such as gb or in")
KEEP_PLACE = read("KEEP_PLACE", "on", env.YES_OR_NO, "on or off")
EDUCATOR_SIGNUP = read("EDUCATOR_SIGNUP", "invite", env.one_of(invite="invite", open="open"), "invite or open")
RETENTION_DAYS = read("RETENTION_DAYS", "180", env.between(1, 3650), "days from 1 to 3650")
DATABASES = {
    "default": read(
        "DATABASE_URL",
        f"sqlite:///{DATA_DIR / 'course.sqlite3'}",
        env.database,
        "sqlite:///path or postgres://user:password@host:5432/name",
    )
}
REDIS_URL = read("REDIS_URL", "", env.redis, "redis://host:6379/0")
MAIL = read("EMAIL_URL", "", env.mail, "smtp://user:password@host:25/ or submission://user:password@host:587/")
SECRET_KEY = env.secret_key(DATA_DIR)
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "course.kit",
    "course.accounts",
    "course.reference",
    "course.safety",
    "course.signposts",
    "course.educators",
    "course.progress",
    "course.timeline",
    "course.quiz",
    "course.remedies",
    "course.pages",
    "course.search",
    "course.learning",
    "course.classroom",
    "course.keeping",
    "course.loading",
    "course.desk",
    "course.stored",
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
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
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
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
    "course.accounts.middleware.OwnPassword",
    "django_htmx.middleware.HtmxMiddleware",
    "course.stored.middleware.Snapshot",
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
                "course.progress.queries.offer",
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
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "wagtailadmin_login"
OTP_TOTP_ISSUER = "The Second Share"
# Wrong codes are counted by course.educators: django-otp would keep somebody out for longer with each, without end.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

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
    "staticfiles": {"BACKEND": "course.stored.files.StaticFiles"},
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

# "localtime" is a zone that browsers do not know.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"Factory", "localtime"})
WAGTAIL_SITE_NAME = "The Second Share"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_USER_LOGIN_FORM = "course.accounts.forms.CmsSignIn"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Without a mail server nothing is mailed, and links are shown to the host.
HAS_MAIL = bool(MAIL)
EMAIL_BACKEND = MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST = MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_USER") or "", MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("EMAIL_USE_TLS", False), MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = MAIL.get("EMAIL_TIMEOUT") or 20
EMAIL_FILE_PATH = MAIL.get("EMAIL_FILE_PATH") or None
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL.get("DEFAULT_FROM_EMAIL") or f"no-reply@{urlsplit(SITE_URL).hostname}"
SILENCED_SYSTEM_CHECKS = [
    # Whether a host's other subdomains speak https is not this course's to promise.
    *("security.W005", "security.W021"),
    # A host on http, at home or behind a school's proxy, chose so with SITE_URL.
    *(() if HTTPS else ("security.W004", "security.W008", "security.W012", "security.W016")),
]

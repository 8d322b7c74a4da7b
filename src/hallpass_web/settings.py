"""Django's settings, from the environment: what each setting means stands in `environment.py`."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from hallpass_web.accounts import signing_in
from hallpass_web.environment import EnvironmentWrong, read_environment
from hallpass_web.kept_key import kept_key

try:
    _asked = read_environment()
except EnvironmentWrong as wrong:
    raise ImproperlyConfigured(f"The environment cannot be used.\n{wrong}") from None

DEBUG = False
SECRET_KEY = _asked.secret_key or kept_key(_asked.files)
ALLOWED_HOSTS = _asked.hosts
DATABASES = {"default": _asked.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
HALLPASS_ADDRESS = _asked.address
HALLPASS_TODAY = _asked.today
HALLPASS_DEMO = _asked.demo
HALLPASS_FILES = _asked.files
HALLPASS_WORKERS = _asked.workers

ROOT_URLCONF = "hallpass_web.urls"
WSGI_APPLICATION = "hallpass_web.wsgi.application"
AUTH_USER_MODEL = "accounts.Person"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "hallpass_web.look",
    "hallpass_web.audit",
    "hallpass_web.accounts",
    "hallpass_web.register",
    "hallpass_web.jobs",
    "hallpass_web.standing",
    # After our own: our templates of their pages are found first.
    *signing_in.APPS,
]
MIDDLEWARE = [
    "hallpass_web.look.security.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hallpass_web.running.readiness.ReadinessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hallpass_web.look.security.PlainTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *signing_in.MIDDLEWARE,
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hallpass_web.look.frame.frame",
                "hallpass_web.standing.frame.answers_frame",
            ]
        },
    }
]

globals().update(signing_in.SIGNING_IN)
SOCIALACCOUNT_PROVIDERS = signing_in.providers(_asked.issuers)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _asked.behind_proxy else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(_asked.behind_proxy)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not _asked.loopback
SECURE_SSL_REDIRECT = not _asked.loopback
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 0 if _asked.loopback else 365 * 24 * 60 * 60

_backend = "smtp" if _asked.mail else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{_backend}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _asked.mail_from
globals().update(_asked.mail or {})

LANGUAGE_CODE = "en-us"
TIME_ZONE = "America/Chicago"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = _asked.files / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "hallpass_web.look.storage.HashedStorage"},
}
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": _asked.log_level},
    # A page that is not there or not for whoever asks is no news.
    "loggers": {"django.request": {"level": "ERROR"}},
}
LOGGING_CONFIG = "logging.config.dictConfig"

"""Settings of the portal. What differs between two installations comes from the environment (.env.example)."""

import sys
import time
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from esign_portal.logs import LOGGING

BEGAN = time.time()  # what changed on the disk later, this process may not have read
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
TESTING = "pytest" in sys.modules
if not TESTING:  # a developer's .env must not change what tests see
    env.read_env(BASE_DIR / ".env")

# --- What kind of installation this is ---------------------------------------------------------
DEMO = env.bool("DEMO", default=False)  # sample data, mail kept in files, plain HTTP
DEBUG = env.bool("DEBUG", default=False)
AT_HOME = DEMO or DEBUG or TESTING  # served without HTTPS, to people at this machine
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
PUBLIC_URL = env.str("PUBLIC_URL", default="http://127.0.0.1:8000")  # without the last slash; stands in e-mails
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))  # database, uploads, the demo's mail
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _own_secret_key() -> str:
    """Return the key that this machine made for its demo, so that a restart does not sign people out."""
    file = DATA_DIR / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or (_own_secret_key() if AT_HOME else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set: give 50 random characters or more (see .env.example).")

# --- Applications ------------------------------------------------------------------------------
INSTALLED_APPS = [
    "applications",
    "payments",
    "django.contrib.admin.apps.SimpleAdminConfig",  # our own AdminSite, no autodiscovery
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django_structlog",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "esign_portal.middleware.RequestLogMiddleware",
    "esign_portal.middleware.no_nul_middleware",
    "esign_portal.middleware.NotPrintableMiddleware",
]
ROOT_URLCONF = "esign_portal.urls"
WSGI_APPLICATION = "esign_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "esign_portal.context.site",
            ],
        },
    },
]
# The classes of the look: notice-ok, notice-turn, notice-differs.
MESSAGE_TAGS = {
    message_levels.INFO: "",
    message_levels.SUCCESS: "ok",
    message_levels.WARNING: "turn",
    message_levels.ERROR: "differs",
}
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Database, cache, tasks --------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Without IMMEDIATE and WAL, two writers at once get "database is locked".
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    )
elif not TESTING:  # a pool's threads outlive the test database
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits count in the cache, so every process must share it.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # Pages printed for everybody, by their content: apart, so that they never push out what rate limits count.
    "papers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "papers",
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
    # What papers are filled from: drawing it anew costs each process a second. It may be deleted at any time.
    "layouts": {
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if TESTING else 'filebased.FileBasedCache'}",
        "LOCATION": DATA_DIR / "layouts",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
TASKS_INLINE = env.bool("TASKS_INLINE", default=TESTING)  # run tasks at once instead of by a worker
_TASK_BACKEND = (
    "django_tasks.backends.immediate.ImmediateBackend" if TASKS_INLINE else "django_tasks_db.DatabaseBackend"
)
TASKS = {"default": {"BACKEND": _TASK_BACKEND}}

# --- People and sign-in ------------------------------------------------------------------------
AUTH_USER_MODEL = "applications.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "applications:cases"
LOGOUT_REDIRECT_URL = "applications:home"
ACCOUNT_ADAPTER = "applications.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# password1 keeps the password in the officers' form; sign-up is closed.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "request_login_code": "applications.accounts.forms.RequestCodeForm",
    "confirm_login_code": "applications.accounts.forms.ConfirmCodeForm",
    "login": "applications.accounts.forms.PasswordLoginForm",
    "reauthenticate": "applications.accounts.forms.ReauthenticateForm",
    "change_password": "applications.accounts.forms.ChangePasswordForm",
    "reset_password": "applications.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "applications.accounts.forms.NewPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,10/h/key",  # per address of the network, and per e-mail address
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; a mail of a hospital's server may take minutes
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "tr"
TIME_ZONE = "Europe/Istanbul"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # it would print ids as 1.234
FORMAT_MODULE_PATH = ["esign_portal.formats"]

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "uploads"  # receipts; no URL leads here, views with rights hand them out
_HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if AT_HOME else _HASHED},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = AT_HOME  # each file is looked up when asked for: nothing to collect
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600  # the desk chooses up to 500 requests at once
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# --- Mail --------------------------------------------------------------------------------------
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
else:
    vars().update(env.email_url("EMAIL_URL", default="consolemail://" if AT_HOME else "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="e-imza başvurusu <e-imza@localhost>")
EMAIL_TIMEOUT = 10  # seconds

# --- Logs --------------------------------------------------------------------------------------
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # an address of the network is personal data too

# --- Browser safety ----------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not AT_HOME
SECURE_HSTS_SECONDS = 0 if AT_HOME else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not AT_HOME
if env.bool("BEHIND_PROXY", default=False):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # rate limits count the person, not the proxy
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "esign_portal.errors.csrf_failure"

# --- Logs --------------------------------------------------------------------------------------
if DEMO:  # a line for each request would bury the addresses and logins that the demo prints
    LOGGING["loggers"]["django_structlog"]["level"] = "ERROR"
    LOGGING["loggers"]["django.server"]["level"] = "ERROR"

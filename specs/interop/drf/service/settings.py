"""Settings of the service. Everything that a deployment may change comes from the environment."""
import os
import tempfile

# A fresh database each time: two runs start from the same data.
STATE_DIR = tempfile.mkdtemp(prefix='drf-interop-', dir=os.environ.get('STATE_DIR'))

SECRET_KEY = 'InteropDjangoSettingNotSecret01'
DEBUG = False
ALLOWED_HOSTS = ['*']
ROOT_URLCONF = 'service.urls'
APPEND_SLASH = False
INSTALLED_APPS = ['service']
# Only for the Content-Length of each answer.
MIDDLEWARE = ['django.middleware.common.CommonMiddleware']
USE_TZ = True
TIME_ZONE = 'UTC'
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': os.path.join(STATE_DIR, 'service.sqlite3'),
        'CONN_MAX_AGE': None,
        'OPTIONS': {'timeout': 20},
    },
}
LOGGING = {
    'version': 1,
    'disable_existing_loggers': False,
    'handlers': {'stderr': {'class': 'logging.StreamHandler'}},
    # Failures only: a line per request would be the slowest part of the service.
    'loggers': {'django': {'handlers': ['stderr'], 'level': 'CRITICAL', 'propagate': False},
                'django.request': {'handlers': ['stderr'], 'level': 'ERROR', 'propagate': False},
                # It warns whenever a request waits for a thread, and of each answer to HEAD.
                'waitress': {'level': 'ERROR'}},
}
REST_FRAMEWORK = {
    'DEFAULT_RENDERER_CLASSES': ['service.wire.Renderer'],
    'DEFAULT_PARSER_CLASSES': ['service.wire.Parser'],
    'DEFAULT_CONTENT_NEGOTIATION_CLASS': 'service.wire.JsonAlways',
    'DEFAULT_PAGINATION_CLASS': 'service.wire.Pagination',
    'EXCEPTION_HANDLER': 'service.errors.handle',
    'UNAUTHENTICATED_USER': None,
    'UNAUTHENTICATED_TOKEN': None,
}
# Who may call, by key: the organization, and whether the key may write.
KEYS = {
    os.environ.get('INTEROP_KEY', 'InteropKeyFullNotSecret01'): ('first', True),
    os.environ.get('INTEROP_KEY_OTHER', 'InteropKeyOtherNotSecret01'): ('other', True),
    os.environ.get('INTEROP_KEY_RESTRICTED', 'InteropKeyReadOnlyNotSecret01'): ('first', False),
}

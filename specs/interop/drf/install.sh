#!/bin/sh
# Installs what the service needs: Debian's packages where that is allowed, else a virtual environment beside this file.
# Does nothing where everything is there.
set -u
cd "$(dirname "$0")" || exit 1

works() { "$1" -c 'import django, rest_framework, waitress' 2>/dev/null; }

works .venv/bin/python && exit 0
works /usr/bin/python3 && exit 0

# Specs that run at once ask for this at once, and apt-get and pip take one at a time.
[ "${1:-}" = alone ] || ! command -v flock >/dev/null || exec flock install.sh sh ./install.sh alone

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  packages='python3-django python3-djangorestframework python3-waitress'
  install() { DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null 2>&1; }
  # The list of packages may be missing or old, so it is fetched where the first try fails.
  install || { apt-get update -qq >/dev/null 2>&1; install; }
  works /usr/bin/python3 && exit 0
fi

python=$(command -v python3) &&
  "$python" -m venv .venv >/dev/null 2>&1 &&
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --retries 1 \
    'django>=3.2,<6' 'djangorestframework>=3.14,<4' 'waitress>=2.1,<4' >/dev/null 2>&1
works .venv/bin/python && exit 0

rm -rf .venv
echo 'Django REST Framework and waitress could be installed neither with apt-get (as root) nor with pip.' >&2
exit 1

#!/bin/sh
# Starts the service on 127.0.0.1: serve.sh PORT. Without a port, or with 0, on any free one.
cd "$(dirname "$0")" || exit 1
python=/usr/bin/python3
[ -x .venv/bin/python ] && python=.venv/bin/python
PYTHONDONTWRITEBYTECODE=1 exec "$python" -m service --port "${1:-0}"

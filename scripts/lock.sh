#!/usr/bin/env bash
# Write the lock files: every package that goes in, on every system, with its hashes. With --upgrade, the newest of each.
# tests/test_locks.py says when they no longer fit pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="$(command -v .venv/bin/uv || command -v uv)" ||
    { echo "Install uv first: .venv/bin/pip install --group release"; exit 2; }

lock() { # FILE OPTION...
    local file="$1"
    shift
    "$uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
        "$@" pyproject.toml --output-file "$file"
}
lock requirements.lock "$@"
lock requirements-dev.lock --group test "$@"

#!/usr/bin/env bash
# Prints the folder with the Python packages that a measure's requirements.txt pins, getting them where they are not there yet; where
# they cannot be had it says why on standard error and fails. To be called from the repository's folder; what was got is kept in .build
# until the list changes.
#   packages.sh desk/browser
set -uo pipefail
list="$(dirname "${BASH_SOURCE[0]}")/$1/requirements.txt"
kept="$PWD/.build/packages/$1"
folder="$kept/$(sha256sum "$list" | cut -c1-16)"

if [ ! -e "$folder/complete" ]; then
    if ! python3 -m pip --version >/dev/null 2>&1; then
        printf 'there is no pip to get %s with\n' "$list" >&2
        exit 1
    fi
    rm -rf "$kept"
    mkdir -p "$folder"
    printf 'getting the packages of %s, once\n' "$list" >&2
    if ! why=$(timeout 300 python3 -m pip install --quiet --no-deps --only-binary :all: --require-hashes --no-compile \
        --disable-pip-version-check --root-user-action ignore --retries 1 --timeout 15 --target "$folder" -r "$list" 2>&1); then
        rm -rf "$kept"
        printf 'the packages of %s could not be got (%s)\n' "$list" "$(printf '%s' "$why" | grep -E '^ERROR' | tail -n 1 | cut -c1-160)" >&2
        exit 1
    fi
    touch "$folder/complete"
fi
printf '%s\n' "$folder"

#!/usr/bin/env bash
# Prints the folder with the readers of requirements.txt, getting them where they are not there yet; nothing where they cannot be had,
# and says why on standard error. To be called from the repository's folder; the folder is kept in .build until the list changes.
#   RAPPORTEUR_READERS=no   leaves them out
set -uo pipefail
list="$(dirname "${BASH_SOURCE[0]}")/requirements.txt"

tell() { printf 'readers: %s; Python'"'"'s own readers take their place\n' "$*" >&2; }

if [ "${RAPPORTEUR_READERS:-}" = no ]; then
    tell "pandas, pyarrow, openpyxl, pyogrio, stix2 and python-docx are left out as RAPPORTEUR_READERS asks"
    exit 0
fi
folder="$PWD/.build/readers/$(sha256sum "$list" | cut -c1-16)"
if [ ! -e "$folder/complete" ]; then
    if ! python3 -m pip --version >/dev/null 2>&1; then
        tell "there is no pip to get pandas, pyarrow, openpyxl, pyogrio, stix2 and python-docx with"
        exit 0
    fi
    rm -rf "$PWD/.build/readers"
    mkdir -p "$folder"
    printf 'readers: getting those of %s (120 MB, once)\n' "$list" >&2
    if ! why=$(timeout 300 python3 -m pip install --quiet --no-deps --only-binary :all: --require-hashes --no-compile \
        --disable-pip-version-check --root-user-action ignore --retries 1 --timeout 15 --target "$folder" -r "$list" 2>&1); then
        rm -rf "$folder"
        tell "they could not be got ($(printf '%s' "$why" | grep -E '^ERROR' | tail -n 1 | cut -c1-160))"
        exit 0
    fi
    touch "$folder/complete"
fi
printf '%s\n' "$folder"

#!/usr/bin/env bash
# Prints the folder with the readers of requirements.txt (120 MB, got once); nothing where they cannot be had, and says why on standard
# error. To be called from the repository's folder.
#   RAPPORTEUR_READERS=no   leaves them out
set -uo pipefail

if [ "${RAPPORTEUR_READERS:-}" = no ]; then
    printf 'readers: pandas, pyarrow, openpyxl, pyogrio, stix2 and python-docx are left out as RAPPORTEUR_READERS asks\n' >&2
else
    "$(dirname "${BASH_SOURCE[0]}")/../packages.sh" record && exit
fi
printf 'readers: Python'"'"'s own readers take their place\n' >&2

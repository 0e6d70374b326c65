#!/usr/bin/env bash
# Prints where a Chromium is, installing Debian's where there is none and somebody may; where it cannot be had it says why on standard
# error and fails. A machine without network is told so within a minute.
set -uo pipefail

found() {
    local name
    for name in chromium chromium-browser google-chrome; do command -v "$name" && return; done
    return 1
}

found && exit
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    printf 'there is no Chromium; somebody with root may run: apt-get install --no-install-recommends chromium\n' >&2
    exit 1
fi
printf 'installing chromium (some 100 MB, once)\n' >&2
install() {
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -q --no-install-recommends -o Acquire::Retries=1 \
        -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 chromium >/dev/null 2>&1
}
install || {
    timeout 60 apt-get update -q -o Acquire::Retries=0 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 >/dev/null 2>&1
    install
}
found && exit
printf 'there is no Chromium, and apt-get could not install it\n' >&2
exit 1

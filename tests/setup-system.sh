#!/bin/sh
# Makes sure that the system has what the tests need and pip cannot bring. Does nothing where all is there already.
# Debian and Ubuntu only; anywhere else it says what is missing and leaves the installing to you.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

have_browser() {
    if [ -n "${RECOVERY_CHROMIUM:-}" ]; then [ -x "$RECOVERY_CHROMIUM" ]; return; fi
    have chromium || have chromium-browser || have google-chrome
}

# The Nu HTML checker is built for Java 17.
have_java() {
    have java || return 1
    major=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 17 ]
}

missing=""
have_browser || missing="$missing chromium"
have node || missing="$missing nodejs"
have npm || missing="$missing npm"
have_java || missing="$missing default-jre-headless"
have pdftotext || missing="$missing poppler-utils"
have nginx || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
missing=${missing# }

[ -n "$missing" ] || exit 0

if ! have apt-get; then
    echo "The tests need these programs, by their Debian names: $missing. Install them with your system's own tool." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "The tests need these packages: $missing" >&2
    echo "Run once:  sudo sh tests/setup-system.sh" >&2
    exit 1
fi

echo "Installing $missing ..."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# The build without windows draws the same pages in a third of the time (tests/support/needs.py); not every release has it.
if [ -z "${RECOVERY_CHROMIUM:-}" ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing="$missing chromium-headless-shell"
fi
# Some builds of nodejs bring npm along and refuse Debian's: ask for npm only if it is still missing afterwards.
without_npm=$(echo " $missing " | sed 's/ npm / /')
# shellcheck disable=SC2086 # a list of package names
apt-get install -qq -y --no-install-recommends $without_npm >/dev/null
have npm || apt-get install -qq -y --no-install-recommends npm >/dev/null

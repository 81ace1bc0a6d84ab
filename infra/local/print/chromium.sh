#!/bin/sh
# The Chromium that comes as a package, for a console on one machine (its CHROMIUM_PATH) and for tests. It is unpacked at the
# first print, not at the start. Without its sandbox, since one machine may run as root; what is printed is our own page.
set -e
here=$(dirname "$0")
chromium=$(node "$here/../prepare/unpack-chromium.mjs")
exec "$chromium" --no-sandbox "$@"

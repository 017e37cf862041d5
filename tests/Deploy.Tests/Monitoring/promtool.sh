#!/usr/bin/env bash
# Runs Prometheus' promtool. Where it is missing it is taken out of Debian's package, whose installation would start a server.
set -euo pipefail
if command -v promtool >/dev/null; then
  exec promtool "$@"
fi

command -v apt-get >/dev/null || {
  echo "promtool is missing; it is part of Prometheus. Put it into PATH." >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The package's own fetcher drops its rights and must be able to write here.
chmod 777 "$work"
(cd "$work" && { apt-get download -qq prometheus || { apt-get update -qq && apt-get download -qq prometheus; }; }) >&2
dpkg-deb -x "$work"/prometheus_*.deb "$work"
"$work/usr/bin/promtool" "$@"

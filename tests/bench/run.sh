#!/usr/bin/env bash
# All benchmark lines: ./dev bench
set -euo pipefail
build=$1
here=$(dirname "${BASH_SOURCE[0]}")
echo "Machine: $(nproc) cores, $(awk -F: '/model name/ {print $2; exit}' /proc/cpuinfo | xargs)"
"$build/nightjar_bench"
"$build/nightjar_vault_bench"
"$build/nightjar_share_bench"
"$build/nightjar_ui_bench"
nights=$(mktemp -d)
trap 'rm -r "$nights"' EXIT
"$build/nightjar_trends_bench" "$nights"
if /usr/bin/python3 -c 'import pandas' 2>/dev/null; then
  /usr/bin/python3 "$here/by_hand.py" "$nights"
else
  echo "The same summary by hand: python3-pandas is not installed."
fi
echo
xvfb-run -a -s '-screen 0 1280x800x24 -noreset' bash "$here/window.sh" "$build/nightjar"

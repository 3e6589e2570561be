#!/usr/bin/env bash
# run.sh BUILD SECONDS [TARGET...]: every fuzzer for so long, as many at once as there are processors (or JOBS).
# What is learned stays in BUILD/corpus, what is found in BUILD/found; BUILD/found/<target>/* is then run by hand with
# NIGHTJAR_FUZZ_TARGET=<target> BUILD/nightjar_fuzz FILE, and goes to tests/data/fuzz/<target> once it is mended.
set -euo pipefail
build=$1 seconds=$2
shift 2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
fuzzer=$build/nightjar_fuzz
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
if [ $# -eq 0 ]; then mapfile -t targets < <(NIGHTJAR_FUZZ_TARGET=list "$fuzzer"); else targets=("$@"); fi

fuzz_one() {
  local target=$1 corpus=$build/corpus/$1 found=$build/found/$1 log=$build/found/$1.log
  mkdir -p "$corpus" "$found"
  NIGHTJAR_FUZZ_TARGET=$target "$fuzzer" "$corpus" "$root/tests/data/fuzz/$target" -max_total_time="$seconds" \
    -max_len=70000 -timeout=25 -rss_limit_mb=3000 -artifact_prefix="$found/" -print_final_stats=1 >"$log" 2>&1 || true
}
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-$(nproc)}" ]; do wait -n || true; done
  fuzz_one "$target" &
done
wait

status=0
printf '%-16s %12s %8s %9s %9s %9s\n' target runs runs/s coverage corpus findings
for target in "${targets[@]}"; do
  log=$build/found/$target.log
  value() { sed -n "s/^stat::$1: *//p" "$log" | tail -n 1; }
  covered=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -c6-)
  kept=$(find "$build/corpus/$target" -type f | wc -l)
  findings=$(find "$build/found/$target" -type f | wc -l)
  printf '%-16s %12s %8s %9s %9s %9s\n' "$target" "$(value number_of_executed_units)" \
    "$(value average_exec_per_sec)" "$covered" "$kept" "$findings"
  if [ "$findings" -gt 0 ] || [ -z "$(value number_of_executed_units)" ]; then status=1; fi
done
exit $status

#!/bin/sh
# Measures the ledger: a month in a cold process, 36 months, and 96 months in one process with its memory and open
# files each ten seconds. Everything goes to a folder that is taken away again. Say how busy the machine was.
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
klardag=$here/../klardag
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

seconds() { # what is measured, then the command
    what=$1
    shift
    start=$(date +%s.%N)
    "$@" >out.txt
    end=$(date +%s.%N)
    echo "$what: $(echo "$end $start" | awk '{ printf "%.2f", $1 - $2 }') s"
}

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
"$klardag" --version >/dev/null # builds when there is need to
"$klardag" generate --region skane --from 2018-10 --months 96 --seed 1 -o all.csv
awk -F, 'NR == 1 || $14 ~ /^202[234]-/' all.csv >36.csv
awk -F, 'NR == 1 || $14 ~ /^2022-09/' all.csv >1.csv
echo "cases: $(($(wc -l <1.csv) - 1)) of a month, $(($(wc -l <36.csv) - 1)) of 36, $(($(wc -l <all.csv) - 1)) of 96"

for run in 1 2 3 4 5; do
    rm -rf month
    "$klardag" ledger init --ledger month >/dev/null
    seconds "a month, cold, run $run" "$klardag" post --agreement "$here/agreement.yaml" --period 2022-09 --yes --ledger month 1.csv
done
seconds "settle alone, cold" "$klardag" settle --agreement "$here/agreement.yaml" --period 2022-09 1.csv
seconds "bills, cold" "$klardag" bills --ledger month
"$klardag" ledger init --ledger months >/dev/null
seconds "36 months" "$klardag" post --agreement "$here/agreement.yaml" --period 2022-01 --to 2024-12 --yes --ledger months 36.csv
seconds "36 months verified" "$klardag" ledger verify --ledger months

"$klardag" ledger init --ledger decade >/dev/null
"$klardag" post --agreement "$here/agreement.yaml" --period 2018-10 --to 2026-09 --yes --ledger decade all.csv >out.txt &
process=$!
start=$(date +%s)
while kill -0 "$process" 2>/dev/null; do
    if [ -d "/proc/$process/fd" ]; then
        echo "96 months, after $(($(date +%s) - start)) s:" \
            "$(awk '/VmRSS/ { print $2 / 1024 " MB" }' "/proc/$process/status" 2>/dev/null)," \
            "$(find "/proc/$process/fd" 2>/dev/null | wc -l) open files," \
            "$(grep -c '^Bokfört\|^Posted' out.txt) months"
    fi
    sleep 10
done
wait "$process"
echo "96 months: $(($(date +%s) - start)) s, $(grep -c '^Bokfört\|^Posted' out.txt) postings"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"

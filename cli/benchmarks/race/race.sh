#!/bin/sh
# Races klardag against DuckDB through JDBC on the same case files: whole processes in turn, results compared before any time
# counts, medians and ratios of so many rounds (7): race.sh [ROUNDS [SIZE…]], say 7 5 1000 10000 months. Sizes are rows in
# thousands; `months` is 60 months of one file.
# KLARDAG is another program to race, BEFORE one more beside it. Needs the built program, GNU time and the driver's jar, which
# Maven has fetched for the tests (or DUCKDB_JAR). Everything goes to a folder that is taken away again.
set -eu

rounds=${1:-7}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- 5 1000 10000 months
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
klardag=${KLARDAG:-$here/../../klardag}
jar=${DUCKDB_JAR:-$(find "$HOME/.m2/repository/org/duckdb" -name 'duckdb_jdbc-*.jar' | sort | tail -n 1)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
javac -d . "$here/../../src/test/java/se/klardag/cli/race/DuckSettlement.java"

of_klardag() { # program, file, first month, last month
    "$1" settle --agreement "$here/../agreement.yaml" --period "$3..$4" --format csv "$2" 2>messages.txt
}

of_duckdb() { # file, first month, last month
    java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp ".:$jar" se.klardag.cli.race.DuckSettlement "$here/settle.sql" "$1" "$2" "$3"
}

# Month, municipality, cases, days, tenths of days above the threshold, kronor
in_short() {
    awk -F, 'FNR > 1 && $2 ~ /-/ { printf "%s,%s,%d,%d,%d,%d\n", $2, $4, $7, $8, $11 * 10 + 0.5, $16 }' "$1"
}

run() { # runner, file, first month, last month
    case $1 in
        duckdb) of_duckdb "$2" "$3" "$4" ;;
        klardag) of_klardag "$klardag" "$2" "$3" "$4" ;;
        before) of_klardag "$BEFORE" "$2" "$3" "$4" ;;
        cat) cat "$2" ;;
        lines) wc -l "$2" ;;
    esac
}

# Elapsed, user and system seconds, and the most memory, of a runner and the processes it starts
timed() {
    export here klardag jar BEFORE
    /usr/bin/time -o time.txt -a -f "$1 %e %U %S %M" sh -c '. ./runners.sh; run "$@"' run "$@" >"$1.out"
}

{
    sed -n '/^of_klardag()/,/^}/p; /^of_duckdb()/,/^}/p; /^run()/,/^}/p' "$here/race.sh"
} >runners.sh
BEFORE=${BEFORE:-}
runners="duckdb klardag${BEFORE:+ before}"

race() { # what it is called, file, first month, last month
    rm -f time.txt
    for runner in $runners; do timed "$runner" "$2" "$3" "$4"; done
    for runner in $runners; do
        [ "$runner" = duckdb ] && continue
        in_short "$runner.out" | sort | cmp - duckdb.out || {
            echo "$1: $runner and duckdb differ" >&2
            exit 1
        }
    done
    rm -f time.txt
    round=0
    while [ "$round" -lt "$rounds" ]; do
        for runner in $runners cat lines; do timed "$runner" "$2" "$3" "$4"; done
        round=$((round + 1))
    done
    table "$1"
}

# A row a runner: medians, and the median of each round's ratio to DuckDB
table() {
    for runner in $runners cat lines; do
        awk -v runner="$runner" '$1 == "duckdb" { elapsed = $2; cpu = $3 + $4 }
            $1 == runner { print $2, $3 + $4, $5 / 1024, $2 / elapsed, (cpu > 0 ? ($3 + $4) / cpu : 0) }' time.txt >one.txt
        printf '| %s | %s |' "$1" "$runner"
        for column in 1 2 3 4 5; do
            awk -v column="$column" '{ print $column }' one.txt | sort -n |
                awk '{ all[NR] = $1 } END { printf " %.2f |", all[int((NR + 1) / 2)] }'
        done
        echo
    done
}

"$klardag" generate --region skane --from 2021-01 --months 60 --seed 1 -o base.csv
awk -F, 'NR == 1 || $14 ~ /^2022-09/' base.csv >month.csv
awk -v copies=3 -f "$here/repeat.awk" month.csv | head -n 5001 >5.csv
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc), rounds: $rounds"
echo "| what | runner | elapsed s | CPU s | MB | × DuckDB | × its CPU |"
echo "|---|---|---|---|---|---|---|"
for size; do
    if [ "$size" = months ]; then
        race "126 000 cases, 60 months" base.csv 2021-01 2025-12
        continue
    fi
    if [ ! -f "$size.csv" ]; then
        awk -v copies=$((size / 126 + 1)) -f "$here/repeat.awk" base.csv | head -n $((size * 1000 + 1)) >"$size.csv"
    fi
    race "$size 000 cases, a month" "$size.csv" 2022-09 2022-09
done
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"

#!/usr/bin/env bash
# Trains the context model and grows the judges of linking anew, from the marked reports to what is committed.
#   all.sh SCRATCH PROGRAM VERSION [OTHERS.sqlite]
# SCRATCH keeps what is done: run it again after an interruption. About an hour on two cores. Needs torch and scikit-learn (../requirements.txt).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=$1 program=$2 version=$3 others=${4:-}
model=rapporteur-context-2x256
parts="first second third"
halves=$(cd "$root/Benchmarks/linking/gold" && ls -d dev* | sort -V)
mkdir -p "$scratch/sets" "$scratch/halves" "$scratch/plain"
sets=()
cd "$here"

names() { for part in "$@"; do basename -s .src "$root/Training/corpus/linking/$part"/*.src; done; }

# read_into DATA RECORD REPORTS: takes reports into a record, unless that is done.
read_into() {
    [ -e "$2" ] && return
    rm -f "$2.part" "$2.part-wal" "$2.part-shm"
    RAPPORTEUR_DATA=$1 "$program" ingest --quiet --record "$2.part" "$3"
    mv "$2.part" "$2"
}

# read_sets DATA FOLDER PART…: takes in the files of these parts, and adds them to `sets`.
read_sets() {
    local data=$1 folder=$2
    shift 2
    for name in $(names "$@"); do
        read_into "$data" "$scratch/$folder/$name.sqlite" "$scratch/sets/$name/reports.jsonl"
        sets+=("$scratch/sets/$name=$scratch/$folder/$name.sqlite")
    done
}

# read_halves FOLDER: takes in the development halves; `marked` names them.
read_halves() {
    marked=()
    for half in $halves; do
        read_into "$root/Data" "$scratch/$1/$half.sqlite" "$root/Benchmarks/linking/gold/$half/reports.jsonl"
        marked+=("$half=$scratch/$1/$half.sqlite")
    done
}

# train OUT PART…: a context model of these parts.
train() {
    local out=$scratch/$1.pt sets=()
    shift
    [ -e "$out" ] && return
    for name in $(names "$@"); do sets+=("$scratch/sets/$name=$scratch/plain/$name.sqlite"); done
    RAPPORTEUR_DATA=$root/Data python context.py train --sets "${sets[@]}" --halves "${marked[@]}" --program "$program" --out "$out.part" --cache "$scratch/vectors" --seed 3
    mv "$out.part" "$out"
}

python "$root/Benchmarks/linking/gold/work/build.py" --to "$scratch/sets" "$root"/Training/corpus/linking/*/*.src >/dev/null

# The judges must weigh a context model that has not learned from what they learn from: each of three parts is read with a model of the other two, the
# fourth part and the halves with the one that is committed, which is of all three. Any context model will do for the events that a model is to learn from.
read_sets "$root/Data" plain $parts
read_halves plain
train all $parts
train first second third
train second first third
train third first second
python context.py export "$scratch/all.pt" --version "$version"

sets=() contexts=()
for part in $parts; do
    data=$scratch/without-$part
    mkdir -p "$data/models"
    for thing in "$root"/Data/*; do [ "$(basename "$thing")" = models ] || ln -sfn "$thing" "$data/"; done
    for thing in "$root"/Data/models/*; do [ "$(basename "$thing")" = $model ] || ln -sfn "$thing" "$data/models/"; done
    python context.py export "$scratch/$part.pt" --version "$version-without-$part" --to "$data/models/$model"
    contexts+=("$data/models/$model")
    read_sets "$data" sets $part
done
read_halves halves
read_sets "$root/Data" sets fourth
python fit.py "${marked[@]}" --sets "${sets[@]}" --contexts "${contexts[@]}" ${others:+--others "$others"} --export "$version"

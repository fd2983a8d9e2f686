# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR source=env
# What every part of the set-up uses. Sourced.

say() { printf 'setup: %s\n' "$*" >&2; }

die() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# need COMMAND HOW: stops with how to get it when the command is missing.
need() { command -v "$1" >/dev/null || die "'$1' is missing. $2"; }

# Runs a command as root; says what to type where that cannot be.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root, and there is no sudo. As root, run:" "  $*"
    fi
}

# logged NAME COMMAND...: in a terminal shows the command's own progress; elsewhere keeps it in a
# file, whose end is shown when the command fails.
logged() {
    # shellcheck disable=SC2154 # of .ci/env, which is sourced before
    local name=$1 log=$tools/log/$1.log
    shift
    if [ -t 2 ]; then
        "$@" >&2 || die "$name could not be set up; see above."
        return
    fi
    mkdir -p "$tools/log"
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        die "$name could not be set up; the whole output is in ${log#"$root"/}."
    fi
}

# apt_install NAME PACKAGE...
apt_install() {
    local name=$1
    shift
    # One apt at a time: parts of the set-up run side by side.
    exec 8>"$tools/apt.lock"
    flock 8
    as_root true
    if [ ! -e "$tools/.apt-updated" ] || [ -n "$(find "$tools/.apt-updated" -mmin +60)" ]; then
        logged "$name" as_root apt-get update -qq
        touch "$tools/.apt-updated"
    fi
    logged "$name" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@"
    exec 8>&-
}

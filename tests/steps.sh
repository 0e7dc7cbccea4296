# For scripts that run one step after the other: `step NAME COMMAND...` says how long each took, by the
# clock and in time of the processors.

step() {
    local name=$1 TIMEFORMAT="== $1: %0R s, CPU %0U s + %0S s"
    shift
    echo "== $name"
    time "$@"
}

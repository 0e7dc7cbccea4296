# For scripts that run one step after the other: `step NAME COMMAND...` says how long each took.

step() {
    local name=$1 start=$SECONDS
    shift
    echo "== $name"
    "$@"
    echo "== $name: $((SECONDS - start)) s"
}

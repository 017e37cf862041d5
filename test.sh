#!/usr/bin/env bash
# Builds everything, installs what the tests need beside the .NET SDK, runs every test and counts what ran.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
need() { # command package
  command -v "$1" >/dev/null || missing+=("$2")
}
need_font() { # file package
  [ -f "/usr/share/fonts/truetype/$1" ] || missing+=("$2")
}
need node nodejs
need npm npm
need script bsdutils
need redis-server redis-server
need ip iproute2
need nft nftables
need chromium-headless-shell chromium-headless-shell
need_font liberation/LiberationSans-Regular.ttf fonts-liberation
need_font noto/NotoColorEmoji.ttf fonts-noto-color-emoji
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
for tool in buildah podman runc conmon catatonit mmdebstrap curl; do
  need "$tool" "$tool"
done
# What podman runs but does not have to be in the path.
[ -x /usr/lib/podman/netavark ] || missing+=(netavark aardvark-dns)
command -v kubectl >/dev/null || { echo "kubectl 1.22 or newer is missing (Debian's kubernetes-client is too old); get it from kubernetes.io." >&2; exit 1; }

install_missing() {
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]} …"
  $sudo apt-get update -qq
  # Of the browser the shell is enough; not every distribution has it by itself.
  apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/#chromium-headless-shell/chromium}")
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    # The tests start servers of their own; the package is not to start one.
    $sudo mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Processes that live for seconds never get back what profiling their code costs.
export DOTNET_TieredPGO=0
# The one waits for the network, the other for the processor.
install_missing &
installing=$!
dotnet build Pokemanager.slnx -nologo -v minimal -p:RestoreLockedMode=true
wait "$installing"
# Nor what it costs to compile their code a second time: a third of the processor of silos that start and are killed. Milliseconds, in hexadecimal.
export DOTNET_TC_CallCountingDelayMs=2710
# Nor what it costs to guard the pages that code is compiled into: a fifth of the kernel's share.
export DOTNET_EnableWriteXorExecute=0

passed=0 failed=0 broken=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

run() { # names of test projects, one after the other
  for name in "$@"; do
    echo "== $name"
    if ! dotnet test --project "tests/$name" --no-build >"$results/$name.log" 2>&1; then
      echo failed >"$results/$name.broken"
    fi
    cat "$results/$name.log"
  done
}

# Two processors, two streams of about the same length: what waits for three silos and then for browsers, beside most of the rest.
# A project that nobody named runs last.
one=(Cluster.Tests Demo.Tests Policies.Tests) other=(Slack.Tests Grains.Tests Silo.Tests Deploy.Tests)
rest=()
for project in tests/*.Tests; do
  name=$(basename "$project")
  case " ${one[*]} ${other[*]} " in
    *" $name "*) ;;
    *) rest+=("$name") ;;
  esac
done
run "${one[@]}" >"$results/one.out" &
run "${other[@]}"
wait $!
cat "$results/one.out"
run "${rest[@]}"

for project in tests/*.Tests; do
  name=$(basename "$project")
  log="$results/$name.log"
  count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }
  [ ! -e "$results/$name.broken" ] || broken=$((broken + 1))
  ran=$([ -e "$log" ] && count total || true)
  if [ -z "$ran" ] || [ "$ran" = 0 ]; then
    echo "$name ran no test"
    broken=$((broken + 1))
    failed=$((failed + 1))
    continue
  fi
  bad=$(count failed)
  skipped=$(count skipped)
  passed=$((passed + $(count succeeded)))
  failed=$((failed + bad))
  # A skipped test promises nothing, so it counts as one that failed.
  failed=$((failed + ${skipped:-0}))
done

long=$(git ls-files '*.cs' | xargs wc -l | awk '$2 != "total" && $1 > 400 { print "  " $2 " has " $1 " lines" }')
if [ -n "$long" ]; then
  printf 'Files over 400 lines; split them:\n%s\n' "$long"
  failed=$((failed + 1))
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$broken" = 0 ] && [ "$passed" -gt 0 ]

#!/usr/bin/env bash
# Builds everything, installs what the tests need beside the .NET SDK, runs every test and counts what ran.
set -euo pipefail
cd "$(dirname "$0")"

install_package() {
  echo "Installing $1 …"
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}
need() { # command package
  command -v "$1" >/dev/null || install_package "$2"
}
need_font() { # file package
  [ -f "/usr/share/fonts/truetype/$1" ] || install_package "$2"
}
need node nodejs
need npm npm
need script bsdutils
need redis-server redis-server
need ip iproute2
need nft nftables
# Of the browser the shell is enough; not every distribution has it by itself.
command -v chromium-headless-shell >/dev/null || install_package chromium-headless-shell || need chromium chromium
need_font liberation/LiberationSans-Regular.ttf fonts-liberation
need_font noto/NotoColorEmoji.ttf fonts-noto-color-emoji
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  # The tests start servers of their own; the package is not to start one.
  mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  need initdb postgresql
fi
command -v kubectl >/dev/null || { echo "kubectl 1.22 or newer is missing (Debian's kubernetes-client is too old); get it from kubernetes.io." >&2; exit 1; }

# Processes that live for seconds never get back what profiling their code costs.
export DOTNET_TieredPGO=0
dotnet build Pokemanager.slnx -nologo -v minimal

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

# Two processors: beside those that mostly wait for silos and browsers, those that compute.
# Where a project stands that nobody named is no matter.
waiting=(Cluster.Tests Demo.Tests)
computing=(Policies.Tests Slack.Tests Grains.Tests Silo.Tests Deploy.Tests)
for project in tests/*.Tests; do
  name=$(basename "$project")
  case " ${waiting[*]} ${computing[*]} " in
    *" $name "*) ;;
    *) computing+=("$name") ;;
  esac
done
run "${computing[@]}" >"$results/computing.out" &
run "${waiting[@]}"
wait $!
cat "$results/computing.out"

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

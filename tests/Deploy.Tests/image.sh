#!/usr/bin/env bash
# Builds the image of deploy/Dockerfile and tries it as it is meant to be run: as nobody, read-only, without capabilities.
# The base images are stand-ins under the real names, made of this machine's packages and SDK, so no registry is needed.
set -euo pipefail
root=${1:-$(cd "$(dirname "$0")/../.." && pwd)}
SECONDS=0
say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }
fail() {
  say "FAILED: $*"
  exit 1
}

[ "$(id -u)" = 0 ] || fail "it needs root, because it builds and runs containers"
command -v dotnet >/dev/null || fail "it needs the .NET SDK, which the stand-in for the SDK's image is made of"
for tool in buildah podman runc conmon mmdebstrap curl; do
  command -v "$tool" >/dev/null || fail "it needs $tool, which ./test.sh installs"
done

work=$(mktemp -d)
# A store of its own, so that no image or container of the machine is seen or touched, cleaning up included. The limits are ones that any machine allows.
cat >"$work/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
log_driver = "k8s-file"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
CONF
printf '[storage]\ndriver = "overlay"\ngraphroot = "%s/storage"\nrunroot = "%s/run"\n' "$work" "$work" >"$work/storage.conf"
export CONTAINERS_CONF="$work/containers.conf" CONTAINERS_STORAGE_CONF="$work/storage.conf" BUILDAH_ISOLATION=chroot

container=""
clean_up() {
  [ -z "$container" ] || podman rm -f -t 0 "$container" >/dev/null 2>&1 || true
  buildah rm --all >/dev/null 2>&1 || true
  podman rmi --all --force >/dev/null 2>&1 || true
  umount -l "$work"/storage/overlay/*/merged "$work/storage/overlay" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

images=$(sed -n 's/^FROM \([^ ]*\).*/\1/p' "$root/deploy/Dockerfile")
sdk_image=$(grep /sdk: <<<"$images")
runtime_image=$(grep /aspnet: <<<"$images")
dotnet_folder=$(dirname "$(readlink -f "$(command -v dotnet)")")

say "making stand-ins for $sdk_image and $runtime_image"
release=$(sed -n "s/^VERSION_CODENAME=//p" /etc/os-release)
sources=()
for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/ubuntu.sources /etc/apt/sources.list; do
  [ ${#sources[@]} -gt 0 ] || [ ! -s "$file" ] || sources=("$file")
done
packages="base-files,libc6,libgcc-s1,libstdc++6,zlib1g,libssl3,ca-certificates"
bootstrap() { # name packages
  mmdebstrap -q --variant=extract --include="$2" "$release" "$work/$1.tar" "${sources[@]}" 2>"$work/$1.log" || {
    cat "$work/$1.log"
    return 1
  }
}
bootstrap runtime "$packages" &
runtime=$!
bootstrap sdk "$packages,dash,bash,coreutils,findutils,libc-bin,?name(^libicu[0-9]+\$)"
wait "$runtime"

users() { # folder
  mkdir -p "$1/etc" "$1/usr/bin" "$1/home/app"
  printf 'root:x:0:0:root:/root:/bin/sh\napp:x:1654:1654::/home/app:/bin/sh\n' >"$1/etc/passwd"
  printf 'root:x:0:\napp:x:1654:\n' >"$1/etc/group"
  ln -s "$dotnet_folder/dotnet" "$1/usr/bin/dotnet"
}
users "$work/files"

stand_in() { # name tar part…
  local name=$1 tar=$2 base
  shift 2
  base=$(buildah from scratch)
  buildah add -q "$base" "$tar" / >/dev/null
  buildah copy -q "$base" "$work/files" / >/dev/null
  for part in "$@"; do
    buildah copy -q "$base" "$dotnet_folder/$part" "$dotnet_folder/$part" >/dev/null
  done
  buildah config --env APP_UID=1654 --env DOTNET_RUNNING_IN_CONTAINER=true --env DOTNET_NOLOGO=true --env DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
  buildah commit -q --rm "$base" "$name" >/dev/null
}
stand_in "$runtime_image" "$work/runtime.tar" dotnet host shared
stand_in "$sdk_image" "$work/sdk.tar"

say "building deploy/Dockerfile"
# The machine's own SDK, which is too large to be copied into an image each time, its trust, and the packages it has already.
mounts=(-v "$dotnet_folder:$dotnet_folder:ro" -v /etc/ssl/certs:/etc/ssl/certs:ro)
packages_folder=${NUGET_PACKAGES:-$HOME/.nuget/packages}
[ ! -d "$packages_folder" ] || mounts+=(-v "$packages_folder:/root/.nuget/packages")
buildah bud -q --pull-never --layers "${mounts[@]}" -f "$root/deploy/Dockerfile" -t localhost/pokemanager:test "$root" >"$work/build.log" 2>&1 \
  || fail "the build ended with: $(tail -n 40 "$work/build.log")"
app=$(podman run --rm --network none --entrypoint dotnet localhost/pokemanager:test --list-runtimes | wc -l)
[ "$app" -ge 2 ] || fail "the image holds no runtime"
say "image: $(podman image inspect --format '{{.Size}}' localhost/pokemanager:test | awk '{printf "%.0f MB", $1 / 1e6}')," \
  "user $(podman image inspect --format '{{.Config.User}}' localhost/pokemanager:test)"

hardened=(--read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges --network host)

say "trying --version"
version=$(podman run --rm "${hardened[@]}" localhost/pokemanager:test --version)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+ ]] || fail "--version printed '$version'"

say "trying run without a token"
code=0
policy="$root/deploy/policy"
said=$(podman run --rm "${hardened[@]}" -v "$policy:/etc/pokemanager:ro" localhost/pokemanager:test 2>&1) || code=$?
[ "$code" = 2 ] || fail "run without a token ended with $code: $said"
[[ $said == *"SLACK_TOKEN is not set"* ]] || fail "run without a token said: $said"

# The demo's bot is a process of its own, with its store and policy in a temporary folder.
say "trying the demo on a read-only root"
port=$((20000 + RANDOM % 10000))
container=$(podman run -d "${hardened[@]}" --tmpfs /tmp:rw,mode=1777 --memory 512m -e ASPNETCORE_URLS="http://127.0.0.1:$port" -e POKEMANAGER_CONFIG= localhost/pokemanager:test demo)
curl -sf --retry 60 --retry-delay 1 --retry-all-errors -o "$work/alive" "http://127.0.0.1:$port/healthz" \
  || fail "/healthz did not answer: $(podman logs "$container" 2>&1 | tail -n 20)"
curl -sf --retry 60 --retry-delay 1 --retry-all-errors -o "$work/ready" "http://127.0.0.1:$port/readyz" \
  || fail "/readyz was never ready: $(podman logs "$container" 2>&1 | tail -n 20)"
curl -sf "http://127.0.0.1:$port/metrics" | grep -q '^pokemanager_' || fail "/metrics serves nothing of ours"

say "trying SIGTERM"
podman stop -t 30 "$container" >/dev/null
code=$(podman inspect --format '{{.State.ExitCode}}' "$container")
[ "$code" = 0 ] || fail "after SIGTERM it ended with $code: $(podman logs "$container" 2>&1 | tail -n 20)"

say "all well: version $version, $(cat "$work/alive"), $(cat "$work/ready")"

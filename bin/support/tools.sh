# shellcheck shell=bash
# Finds the tools that TagPilot is built with, and installs those that are missing. Sourced by bin/run, bin/test, bin/bench and bin/fuzz.

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

say() { printf '%s\n' "$*"; }

have() { command -v "$1" >/dev/null 2>&1; }

# major_of <version>: 17 of "17.0.15", 8 of "1.8.0"
major_of() {
  case $1 in
    1.*) printf '%s' "$1" | cut -d. -f2 ;;
    *) printf '%s' "${1%%[!0-9]*}" ;;
  esac
}

# install <what it is> <package for apt…> [-- <package for brew…>]
install() {
  what=$1
  shift
  apt_names=
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    apt_names="$apt_names $1"
    shift
  done
  [ $# -eq 0 ] || shift
  brew_names=${*:-$apt_names}
  [ "$(uname -s)" != Darwin ] || fail "$what is missing. Install it with: brew install $brew_names"
  have apt-get || fail "$what is missing. Install it with your system's package manager, then start again."
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif have sudo && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    fail "$what is missing. Install it with: sudo apt-get update && sudo apt-get install -y$apt_names"
  fi
  say "Installing $what:$apt_names"
  # shellcheck disable=SC2086 # several words are meant
  {
    { [ -n "${apt_is_current:-}" ] || $as_root apt-get update -qq >/dev/null; } &&
      $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends ca-certificates $apt_names >/dev/null
  } || fail "apt-get could not install$apt_names. What it said stands above."
  apt_is_current=yes
}

# jdk_major <folder>: the major version of the JDK in a folder, 0 if there is none
jdk_major() {
  [ -x "$1/bin/javac" ] || {
    printf 0
    return
  }
  major_of "$("$1/bin/javac" -version 2>&1 | sed 's/^javac //')"
}

# Prints the folder of a JDK of 17 or newer; fails when there is none. The user's own choice comes first.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(jdk_major "$JAVA_HOME")" -ge 17 ]; then
    printf '%s' "$JAVA_HOME"
    return
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 17+ 2>/dev/null && return
  fi
  on_path=
  if have javac; then
    on_path=$(real_path "$(command -v javac)")
    on_path=${on_path%/bin/javac}
  fi
  for folder in "$on_path" /usr/lib/jvm/* /opt/homebrew/opt/openjdk /usr/local/opt/openjdk; do
    if [ -n "$folder" ] && [ "$(jdk_major "$folder")" -ge 17 ]; then
      printf '%s' "$folder"
      return
    fi
  done
  return 1
}

# real_path <file>: the file that a chain of symbolic links leads to
real_path() {
  file=$1
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  printf '%s/%s' "$(cd -P "$(dirname "$file")" && pwd)" "$(basename "$file")"
}

# The newest JDK that apt offers among those that the build was tried with
jdk_package() {
  for major in 21 17 25; do
    if apt-cache show "openjdk-$major-jdk-headless" >/dev/null 2>&1; then
      printf 'openjdk-%s-jdk-headless' "$major"
      return
    fi
  done
  printf 'openjdk-17-jdk-headless'
}

# Sets and exports JAVA_HOME, so that Maven uses the same JDK
need_jdk() {
  if ! JAVA_HOME=$(find_jdk); then
    install "a JDK (17 or newer)" "$(jdk_package)" -- openjdk
    JAVA_HOME=$(find_jdk) || fail "No JDK of version 17 or newer was found. Set JAVA_HOME to the folder of one."
  fi
  export JAVA_HOME
}

need_maven() {
  have mvn || install "Maven" maven
}

# The tests that kill the server in the middle of a save need it; where it does not exist they are skipped, and say so
need_strace() {
  [ "$(uname -s)" != Linux ] || have strace || install "strace" strace
}

node_number() {
  "$1" --version 2>/dev/null | sed 's/^v//' | awk -F. '{ print $1 * 1000 + $2; exit }'
}

# need_node <major> <minor>: puts a Node.js of that version or newer on the PATH, and npm. Where the system offers an older one
# only, a newer one is taken from the npm registry into the cache folder, since a system's own must not be replaced.
need_node() {
  least=$(($1 * 1000 + $2))
  have node || install "Node.js" nodejs npm -- node
  have npm || install "npm" npm -- node
  npm_script=$(real_path "$(command -v npm)")
  npm_node=
  [ "$(node_number node)" -lt "$least" ] || return 0
  npm_node=$(command -v node)
  node_folder=${XDG_CACHE_HOME:-$HOME/.cache}/tagpilot/node
  node_bin=$node_folder/node_modules/$(node_platform)/bin
  if [ ! -x "$node_bin/node" ] || [ "$(node_number "$node_bin/node")" -lt "$least" ]; then
    say "Node.js $1.$2 or newer is needed and $(node --version) is here: getting Node.js 22 from the npm registry, into $node_folder"
    mkdir -p "$node_folder"
    npm install --silent --no-save --no-package-lock --ignore-scripts --prefix "$node_folder" "$(node_platform)@22" ||
      fail "Node.js $1.$2 or newer is needed and could not be had from the npm registry. Install it and start again."
  fi
  PATH=$node_bin:$PATH
  export PATH
}

# The name of the npm registry's package that holds Node.js for this machine
node_platform() {
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) arch=$(uname -m) ;;
  esac
  printf 'node-%s-%s' "$(uname -s | tr '[:upper:]' '[:lower:]')" "$arch"
}

# npm runs on the Node.js that it was installed with; what it starts runs on the one first on the PATH
run_npm() {
  if [ -n "$npm_node" ]; then
    "$npm_node" "$npm_script" "$@"
  else
    npm "$@"
  fi
}

# Sets and exports CHROMIUM_PATH
need_chromium() {
  if ! CHROMIUM_PATH=$(find_chromium); then
    install "Chromium" chromium-headless-shell -- --cask chromium
    CHROMIUM_PATH=$(find_chromium) || fail "No Chromium was found. Set CHROMIUM_PATH to the program."
  fi
  export CHROMIUM_PATH
}

find_chromium() {
  for program in "${CHROMIUM_PATH:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$program" ] && have "$program"; then
      command -v "$program"
      return
    fi
  done
  return 1
}

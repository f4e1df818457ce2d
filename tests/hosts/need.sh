# What a host needs, installed where it is not there; sourced by run.sh. A function returns 1 where
# the host cannot be had, with the reason in $reason; else $reason is empty.

may_install() {
  command -v apt-get >/dev/null 2>&1 &&
    { [ "$(id -u)" -eq 0 ] || sudo -n true >/dev/null 2>&1; }
}
apt_get() {
  if [ "$(id -u)" -eq 0 ]; then apt-get "$@"; else sudo -n apt-get "$@"; fi
}

updated=
need() { # need 'PACKAGE…' COMMAND…: the command succeeds, if need be after installing
  packages=$1
  shift
  reason=
  "$@" >/dev/null 2>&1 && return
  reason="as root, apt-get install $packages"
  may_install || return
  [ -n "$updated" ] || apt_get update -q >"$work/apt" 2>&1
  updated=1
  # shellcheck disable=SC2086
  apt_get install -q -y --no-install-recommends $packages >"$work/apt" 2>&1
  reason=
  "$@" >/dev/null 2>&1 && return
  reason=$(grep -m 1 '^E: ' "$work/apt") || reason="$packages is there, but '$*' fails"
  return 1
}

# The system's Python: others may be built without loadable extensions.
python=/usr/bin/python3
python_has() {
  need "$1" "$python" -c "import $2"
}

base_has() { # LibreOffice without a window, by ODBC
  need 'libreoffice-base python3-uno' sh -c "command -v soffice && $python -c 'import uno'" &&
    need 'unixodbc libsqliteodbc' odbcinst -q -d -n SQLite3
}

java_has() { # java_has JAR
  need default-jdk-headless java --list-modules &&
    need default-jdk-headless sh -c 'java --list-modules | grep -q jdk.compiler' &&
    need libxerial-sqlite-jdbc-java test -f "$1"
}

node_has() { # better-sqlite3, compiled once; its ready-made binaries are not in npm's registry
  need 'nodejs npm' npm --version && need 'g++ make' g++ --version || return 1
  binary=$build/hosts/node_modules/better-sqlite3/build/Release/better_sqlite3.node
  [ -f "$binary" ] && return
  mkdir -p "$build/hosts"
  prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  headers=
  [ ! -d "$prefix/include/node" ] || headers=--nodedir=$prefix
  (cd "$build/hosts" && echo '{"private":true}' >package.json &&
    npm install --no-audit --no-fund --fetch-retries=1 ${headers:+"$headers"} better-sqlite3@12) \
    >"$build/hosts/npm.log" 2>&1
  [ -f "$binary" ] && return
  reason="npm install better-sqlite3@12: $(grep -m 1 -iE 'err(or|!)' "$build/hosts/npm.log")"
  return 1
}

go_has() {
  sources=/usr/share/gocode
  need golang-go go version && need golang-github-mattn-go-sqlite3-dev \
    test -d "$sources/src/github.com/mattn/go-sqlite3" || return 1
  GO111MODULE=off GOPATH=$sources GOCACHE=$build/hosts/go-cache \
    go build -tags libsqlite3 -o "$work/go" "$programs/go.go" >"$work/go.log" 2>&1 && return
  reason="go build: $(head -n 1 "$work/go.log")"
  return 1
}

rust_has() { # with Debian's sources of the crates
  need cargo cargo --version && need librust-rusqlite-dev \
    sh -c 'ls -d /usr/share/cargo/registry/rusqlite-[0-9]*' || return 1
  mkdir -p "$work/rust/src" "$work/rust/.cargo"
  cp "$programs/rust.rs" "$work/rust/src/main.rs"
  cat >"$work/rust/.cargo/config.toml" <<END
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
END
  cat >"$work/rust/Cargo.toml" <<END
[package]
name = "host"
version = "0.0.0"
edition = "2021"
[dependencies]
rusqlite = { version = "*", features = ["load_extension"] }
END
  (cd "$work/rust" && CARGO_TARGET_DIR=$build/hosts/rust cargo build --offline) \
    >"$work/rust.log" 2>&1 && return
  reason="cargo build: $(grep -m 1 error "$work/rust.log")"
  return 1
}

# The Debian package: sourced by run.sh. lintian finds no error; and in a bare Debian, which is made
# once and kept, it is installed, used as its users would, and removed, without a trace.

bare=$build/package/bare.tar root=$work/root
bare_has() { # a Debian that knows no more than apt, of the host's release
  [ "$(id -u)" -eq 0 ] || { reason='chroot needs root'; return 1; }
  suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  mknod -m 666 "$work/null" c 1 3 2>/dev/null || { reason='a chroot needs mknod'; return 1; }
  need mmdebstrap mmdebstrap --version || return 1
  [ -f "$bare" ] && return
  mkdir -p "$build/package"
  nice mmdebstrap --variant=apt --format=tar "$suite" "$bare.new" http://deb.debian.org/debian \
    >"$work/mmdebstrap" 2>&1 && mv "$bare.new" "$bare" && return
  reason="mmdebstrap: $(tail -n 1 "$work/mmdebstrap")"
  return 1
}
unpack_bare() { # of devices, /dev/null is enough
  mkdir -p "$root" && tar -xf "$bare" -C "$root" --exclude='./dev/*' &&
    mv "$work/null" "$root/dev/null" &&
    { [ ! -f /etc/resolv.conf ] || cp /etc/resolv.conf "$root/etc/resolv.conf"; } &&
    cp "$deb" "$root/tmp/causalite.deb" &&
    "$shell" -csv -header "$work/start.db" 'SELECT * FROM runs' >"$root/root/runs.csv"
}
inside() {
  chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C \
    DEBIAN_FRONTEND=noninteractive ${http_proxy:+http_proxy="$http_proxy"} sh -c "cd /root; $1"
}
traces() { # every file whose name tells of it
  (cd "$root" && find . -xdev -iname '*causalite*' -not -path './proc/*' | sort)
}
in_bare() {
  "$shell" -batch -bail "$work/start.db" ".read '$project/tests/hosts/runs.sql'"
  check 'deb: a bare Debian' unpack_bare || return
  before=$(traces)
  check 'deb: it is installed, with what it needs' \
    inside 'apt-get update -q && apt-get install -q -y --no-install-recommends /tmp/causalite.deb' ||
    return
  check 'deb: the command answers and writes its report' \
    inside 'causalite runs.csv && tail -c 8 runs-report.html | grep "</html>"'
  check 'deb: .load causalite, from any folder' \
    inside "cd /; sqlite3 :memory: '.load causalite' 'SELECT causalite_version()' | grep ' $version '"
  check 'deb: load_extension(causalite)' inside \
    "sqlite3 :memory: \"SELECT load_extension('causalite')\" 'SELECT ttest(1, 2)' | grep '$version'"
  check 'deb: pkg-config says where the module is' inside \
    'eval "$(sed -n /=/p /usr/lib/*/pkgconfig/causalite.pc)"; ls "$module"'
  check "deb: the README's links lead to files" inside 'cd /usr/share/doc/causalite &&
    for link in $(grep -o "]([a-z][^):]*)" README.md | sed "s/](//; s/).*//; s/#.*//" | sort -u); do
      case $link in LICENSE | C*.md | package/*) ;; *) ls -L "$link" || exit 1 ;; esac
    done'
  check 'deb: it is removed' \
    inside 'rm -f runs-report.html runs.causalite.db; apt-get purge -q -y causalite'
  check 'deb: without a trace' says "$before" traces
}

if ! in_git; then
  skip 'deb' 'this is no git clone'
elif ! need 'dpkg-dev debhelper libgsl-dev libsqlite3-dev pkg-config' \
  sh -c 'command -v dpkg-buildpackage && command -v dh && pkg-config --exists gsl sqlite3'; then
  skip 'deb' "$reason"
elif check 'deb: it is made' make_target deb; then
  deb=$(ls "$build"/causalite_*.deb | tail -n 1)
  if need lintian lintian --version; then
    check 'deb: lintian finds no error' lintian --fail-on error "$deb"
  else
    skip 'deb: lintian' "$reason"
  fi
  if bare_has; then in_bare; else skip 'deb: in a bare Debian' "$reason"; fi
fi

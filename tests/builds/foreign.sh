# SQLite and GSL for other systems, and make with them: sourced by run.sh.

# ---- Debian's packages of another architecture: unpacked in a folder, installed nowhere ----

# foreign_has ARCHITECTURE FOLDER: SQLite and GSL for it, in $root; returns 1 where they cannot be
# had, with the reason in $reason
foreign_has() {
  architecture=$1
  root=$2/root
  reason=
  [ ! -d "$root/usr/include" ] || return 0
  mkdir -p "$2/lists/partial"
  # A list that cannot be had, as of security fixes while a mirror is being filled, may not be needed.
  (cd "$2" && { foreign_apt update || :; } && foreign_apt download libgsl-dev libsqlite3-dev &&
    for package in *_"$architecture".deb; do dpkg -x "$package" root || exit 1; done) && return
  reason="no libgsl-dev and libsqlite3-dev of $architecture: $(grep -m 1 '^E: ' "$2/apt.log")"
  return 1
}
foreign_apt() {
  apt-get -q -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
    -o Dir::State::Lists="$PWD/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o APT::Sandbox::User=root "$@" >>apt.log 2>&1
}

# foreign_make TRIPLET TARGET…: targets of make for it, linked statically, in $folder/build
foreign_make() {
  triplet=$1
  shift
  libraries=$root/usr/lib/$(printf %s "$triplet" | sed 's/^i686/i386/')
  make --no-print-directory BUILD="$folder/build" CC="$triplet-gcc" LDFLAGS=-static \
    SQLITE_CFLAGS="-I$root/usr/include" GSL_CFLAGS="-I$root/usr/include" \
    SQLITE_LIBS="$libraries/libsqlite3.a" \
    GSL_LIBS="$libraries/libgsl.a $libraries/libgslcblas.a" "$@"
}

# ---- where Debian has no such packages: from the sources, the newest of SQLite ----

# sourced_has 'COMPILER OPTION…': they are there ($sqlite_flags: for SQLite's alone); returns 1 where
# they cannot be had, with the reason in $reason
sourced_has() {
  sh tests/newest_sqlite.sh "$build/sqlite-newest"
  reason=$(cat "$build/sqlite-newest/missing" 2>/dev/null)
  [ -f "$build/sqlite-newest/sqlite3.c" ] || return 1
  # shellcheck disable=SC2086
  reason=$(sh package/gsl.sh "$folder/gsl" $1 2>&1) || return 1
  # shellcheck disable=SC2086
  [ -f "$folder/sqlite3.o" ] ||
    reason=$($1 ${sqlite_flags:-} -O1 -w -DSQLITE_ENABLE_MATH_FUNCTIONS \
      -DSQLITE_ENABLE_COLUMN_METADATA -c "$build/sqlite-newest/sqlite3.c" -o "$folder/sqlite3.o" 2>&1)
}

# sourced_make 'COMPILER OPTION…' ARGUMENT…: as foreign_make, linked with $linking
sourced_make() {
  compiler=$1
  shift
  make --no-print-directory BUILD="$folder/build" CC="$compiler" LDFLAGS="${linking--static}" \
    SQLITE_CFLAGS="-I$build/sqlite-newest" SQLITE_LIBS="$folder/sqlite3.o" \
    GSL_CFLAGS="-I$folder/gsl" GSL_LIBS="$folder/gsl/libgsl.a" "$@"
}

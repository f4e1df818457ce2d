#!/bin/sh
# wasm.sh FOLDER: the page that analyses a table in the browser, FOLDER/wasm: index.html and
# causalite.js, in which are this extension, SQLite (FOLDER/sqlite-newest) and what is needed of GSL
# (Debian's source package), compiled by emscripten.
set -eu
folder=$(cd "$1" && pwd)
project=$(pwd)
work=$folder/package/wasm
sqlite=$folder/sqlite-newest
missing() {
  echo "make wasm: $1" >&2
  exit 3
}
command -v emcc >/dev/null || missing 'there is no emcc; as root, apt-get install emscripten'
[ -f "$sqlite/sqlite3.c" ] || missing "no SQLite: $(cat "$sqlite/missing" 2>/dev/null || :)"
mkdir -p "$work/gsl" "$folder/wasm"
# Debian's emscripten has its Node modules where only Debian's own Node looks.
export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"

compile() { # compile SOURCE OBJECT OPTION…: where it is not done yet
  source=$1 object=$2
  shift 2
  [ -f "$object" ] && [ -z "$(find "$source" -newer "$object")" ] ||
    emcc -O2 -ffp-contract=off -w "$@" -c "$source" -o "$object"
}

# ---- GSL: the few files that the extension's functions call, directly or not ----

if [ ! -f "$work/gsl/config.h" ]; then
  cd "$work/gsl"
  # With a list of sources of its own, because a system has none unless asked.
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  echo "deb-src http://deb.debian.org/debian $suite main" >sources.list
  mkdir -p lists
  cat >apt.conf <<END
Dir::Etc::SourceList "$PWD/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$PWD/lists";
Dir::Cache::srcpkgcache "";
Dir::Cache::pkgcache "";
APT::Sandbox::User "root";
END
  export APT_CONFIG="$PWD/apt.conf"
  { apt-get -q update && apt-get -q source --download-only gsl; } >log 2>&1 ||
    missing "no source of GSL: $(tail -n 1 log)"
  mkdir -p source gsl
  tar -xzf gsl_*.orig.tar.gz -C source --strip-components=1
  find source -name 'gsl_*.h' -exec cp {} gsl \;
  sed 's/^#undef \(HAVE_DECL_[A-Z0-9_]*\|HAVE_IEEE_[A-Z]*\|HAVE_EXIT_SUCCESS_AND_FAILURE\)$/#define \1 1/' \
    source/config.h.in >config.h
  cd "$project"
fi
set --
for name in cdf/chisq cdf/exponential cdf/gamma cdf/gauss cdf/gaussinv cdf/tdist cdf/tdistinv \
  complex/math err/error err/stream randist/chisq randist/gamma randist/gauss randist/gausszig \
  randist/tdist specfunc/beta specfunc/elementary specfunc/erfc specfunc/exp specfunc/expint \
  specfunc/gamma specfunc/gamma_inc specfunc/log specfunc/psi specfunc/trig specfunc/zeta sys/coerce \
  sys/fdiv sys/infnan sys/pow_int version; do
  object=$work/gsl/$(printf %s "$name" | tr / _).o
  compile "$work/gsl/source/$name.c" "$object" -I"$work/gsl" -I"$work/gsl/source"
  set -- "$@" "$object"
done

# ---- SQLite, the extension, the page ----

compile "$sqlite/sqlite3.c" "$work/sqlite3.o" -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_TEMP_STORE=2 \
  -DSQLITE_DEFAULT_FILE_FORMAT=4
compile "$folder/amalgamation/causalite.c" "$work/causalite.o" -std=c11 -DSQLITE_CORE \
  -I"$folder/amalgamation" -I"$sqlite" -I"$work/gsl"
compile package/wasm/page.c "$work/page.o" -std=c11 -I"$folder/amalgamation" -I"$sqlite"
# Without threads: where none can be started, the extension works alone (ext/base/task.h).
emcc -O2 "$work/page.o" "$work/causalite.o" "$work/sqlite3.o" "$@" -o "$work/program.js" \
  -s MODULARIZE=1 -s EXPORT_NAME=causalite_program -s ENVIRONMENT=worker,node \
  -s ALLOW_MEMORY_GROWTH=1 -s FORCE_FILESYSTEM=1 -s INITIAL_MEMORY=67108864 \
  -s EXPORTED_FUNCTIONS=_page_open,_page_import,_page_ask,_page_failed \
  -s EXPORTED_RUNTIME_METHODS=ccall,FS
# The worker as a function, whose text the page starts, and the program within it: a page of file://
# may load nothing else.
{
  echo '/* causalite, SQLite and the GNU Scientific Library, of which causalite is a derived work:'
  echo '** GPL-3.0-or-later. Made by make wasm; the source is causalite'"'"'s. */'
  echo 'function causaliteWorker() {'
  cat "$work/program.js"
  printf "const packed = '%s';\n" "$(gzip -9n <"$work/program.wasm" | base64 | tr -d '\n')"
  cat package/wasm/worker.js
  echo '}'
} >"$folder/wasm/causalite.js"
cp package/wasm/index.html "$folder/wasm/index.html"
printf '%s (%s bytes gzipped)\n' "$folder/wasm/index.html" \
  "$(cat "$folder/wasm/causalite.js" "$folder/wasm/index.html" | gzip -9 | wc -c)"

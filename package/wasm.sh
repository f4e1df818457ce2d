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
mkdir -p "$work" "$folder/wasm"
# Debian's emscripten has its Node modules where only Debian's own Node looks.
export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"

compile() { # compile SOURCE OBJECT OPTION…: where it is not done yet
  source=$1 object=$2
  shift 2
  [ -f "$object" ] && [ -z "$(find "$source" -newer "$object")" ] ||
    emcc -O2 -ffp-contract=off -w "$@" -c "$source" -o "$object"
}

AR=emar sh package/gsl.sh "$work/gsl" emcc || exit

# ---- SQLite, the extension, the page ----

compile "$sqlite/sqlite3.c" "$work/sqlite3.o" -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_TEMP_STORE=2 \
  -DSQLITE_DEFAULT_FILE_FORMAT=4
compile "$folder/amalgamation/causalite.c" "$work/causalite.o" -std=c11 -DSQLITE_CORE \
  -I"$folder/amalgamation" -I"$sqlite" -I"$work/gsl"
compile package/wasm/page.c "$work/page.o" -std=c11 -I"$folder/amalgamation" -I"$sqlite"
# Without threads: where none can be started, the extension works alone (ext/base/task.h).
emcc -O2 "$work/page.o" "$work/causalite.o" "$work/sqlite3.o" "$work/gsl/libgsl.a" -o "$work/program.js" \
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

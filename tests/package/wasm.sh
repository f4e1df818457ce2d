# The page for the browser: sourced by run.sh. Node asks the program what the shell is asked, and
# chromium, without a window, is handed a CSV and a database, over file:// as a reader would.

wasm_has() {
  need emscripten emcc --version && need 'nodejs npm' npm --version || return 1
  sh tests/newest_sqlite.sh "$build/sqlite-newest"
  [ -f "$build/sqlite-newest/sqlite3.c" ] && return
  reason=$(cat "$build/sqlite-newest/missing")
  return 1
}
page_answers() { # page_answers FILE ANSWER: the page's, of the file, is that
  NODE_PATH="$build/browser/node_modules" node "$project/tests/package/wasm.js" \
    "$(command -v chromium)" "$build/wasm/index.html" "$1" "$work/page.png" >"$work/got" &&
    cmp "$work/got" "$2"
}

page_refuses() { # page_refuses FILE WORDS: the page says why
  ! NODE_PATH="$build/browser/node_modules" node "$project/tests/package/wasm.js" \
    "$(command -v chromium)" "$build/wasm/index.html" "$1" "$work/page.png" >"$work/got" 2>&1 &&
    grep "$2" "$work/got"
}

. "$project/tests/hosts/browser_need.sh"
if ! wasm_has; then
  skip 'wasm' "$reason"
elif check 'wasm: it is made' make_target wasm; then
  if browser_has; then
    cd "$work" || exit
    rm -f start.db shell.db
    "$shell" -batch -bail start.db ".read '$project/tests/hosts/runs.sql'"
    "$shell" -csv -header start.db 'SELECT * FROM runs' >runs.csv
    "$shell" -batch -bail shell.db ".load '$build/causalite.so'" '.output /dev/null' \
      "SELECT causalite_import(readfile('runs.csv'), 'runs')" "SELECT causalite_setup('runs')" \
      .output 'SELECT causalite_refresh()' >want
    check 'wasm: a CSV, in a browser, as the shell answers' page_answers "$work/runs.csv" want
    check 'wasm: a database, in a browser' page_answers "$work/start.db" want
    check 'wasm: on a phone and a desk; nothing keeps from reading' env \
      NODE_PATH="$build/browser/node_modules" node "$project/tests/hosts/browser.js" \
      "$(command -v chromium)" "$build/wasm/index.html"
    : >empty.csv
    check 'wasm: an empty file is refused with the reason' page_refuses "$work/empty.csv" 'is empty'
  else
    skip 'wasm: in a browser' "$reason"
  fi
fi

# The dashboard of demo_db/dashboard: sourced by run.sh, after browser.sh. It is installed once, as its
# lock file says, and built without a network over each database; dashboard.js looks at its pages.

dashboard=$build/dashboard
dashboard_has() { # the packages of package-lock.json
  browser_has || return 1
  mkdir -p "$dashboard"
  cmp -s "$project/demo_db/dashboard/package-lock.json" "$dashboard/installed" && return
  cp "$project/demo_db/dashboard/package.json" "$project/demo_db/dashboard/package-lock.json" \
    "$dashboard"
  (cd "$dashboard" && npm ci --no-audit --no-fund --fetch-retries=1) >"$dashboard/npm.log" 2>&1 &&
    cp "$dashboard/package-lock.json" "$dashboard/installed" && return
  reason="npm ci of demo_db/dashboard: $(grep -m 1 -iE 'err(or|!)' "$dashboard/npm.log")"
  return 1
}
without_network() {
  if unshare -rn true 2>/dev/null; then unshare -rn "$@"; else "$@"; fi
}
build_dashboard() { # build_dashboard RESULTS
  rm -rf "$dashboard/src" "$dashboard/dist"
  (cd "$project/demo_db/dashboard" && cp -R src ./*.js package.json "$dashboard") &&
    (cd "$dashboard" && RESULTS=$1 SQLITE3=$shell without_network npm run build)
}
in_dashboard() { # in_dashboard NAME RESULTS
  if [ -n "$reason" ]; then
    skip "the dashboard of $1" "$reason"
  elif ! build_dashboard "$2" >"$work/said" 2>&1; then
    grep -vE '^ *$|^(load|bundle|build|copy|render) ' "$work/said" >"$work/build_said"
    fail "the dashboard of $1 is not built" "$work/build_said"
  elif NODE_PATH="$build/browser/node_modules" node "$project/tests/hosts/dashboard.js" \
    "$(command -v chromium)" "$dashboard/dist" "$2" "$shell" 390 1200 >"$work/said" 2>&1; then
    pass "the dashboard of $1: $(tail -n 1 "$work/said")"
  else
    fail "the dashboard of $1" "$work/said"
  fi
}
results_of() { # results_of NAME ROLES…: of the table `runs` of $work/NAME.db, set up with ROLES
  name=$1
  shift
  "$shell" -batch -bail "$work/$name.db" ".load '$tools/causalite.so'" \
    "SELECT causalite_setup('runs', '$*')" "SELECT causalite_refresh()" >"$work/said" 2>&1
  rm -f "$work/$name.results.db"
  CAUSALITE_MODULE=$module SQLITE3=$shell sh "$project/sql/causalite" export "$work/$name.db" \
    "$work/$name.results.db" >>"$work/said" 2>&1 || fail "the results of $name" "$work/said"
}

dashboard_has
no_dashboard=$reason
cp "$work/start.db" "$work/one.db"
results_of one '{}'
in_dashboard 'one table' "$work/one.results.db"
# Two task groups, one of which has too few runs to test anything; three levels; names with marks.
cp "$work/start.db" "$work/odd.db"
"$shell" -batch -bail "$work/odd.db" \
  "ALTER TABLE runs ADD COLUMN team" "UPDATE runs SET team = 'the <b>1st</b> & \"2nd\"'" \
  "UPDATE runs SET mode = 'it''s' WHERE mode = 'parallel' AND rowid % 3 = 0" \
  "UPDATE runs SET energy = NULL WHERE rowid % 17 = 0" \
  "INSERT INTO runs SELECT mode, model, day, epochs, util, iif(rowid % 2, energy, NULL), 'few/第二' FROM runs WHERE rowid <= 6"
results_of odd '{"condition":"mode","group":"team","n_boot":500}'
in_dashboard 'odd names and few runs' "$work/odd.results.db"
if [ -n "$no_dashboard" ]; then
  skip 'a dashboard of nothing' "$no_dashboard"
elif build_dashboard "$work/no results.db" >"$work/said" 2>&1 ||
  ! grep -q 'make it by' "$work/said" || ! grep -q "causalite export FILE" "$work/said"; then
  fail 'a dashboard of nothing does not say how results are made' "$work/said"
else
  pass 'a dashboard of nothing says how results are made'
fi

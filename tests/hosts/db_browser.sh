# DB Browser for SQLite, without a screen: sourced by run.sh, after the hosts. It loads the extension,
# sets up and refreshes by a script. Its window then waits for someone; the last statement says that
# it is there. What it has computed are the shell's bytes, but for when and by what.

computed() { # computed DATABASE
  "$shell" "$1" '.dump result\_%' | grep -v '^INSERT INTO result_run '
}
in_db_browser() { # in_db_browser DATABASE SCRIPT
  mkdir -p "$work/home"
  HOME=$work/home QT_QPA_PLATFORM=offscreen LC_ALL=$in sqlitebrowser \
    -o "extensions/list=$tools/causalite.so" -s "$2" "$1" >"$work/said" 2>&1 &
  process=$!
  for second in $(seq 120); do
    [ "$("$shell" -cmd '.timeout 5000' "$1" \
      "SELECT count(*) FROM sqlite_schema WHERE name = 'ready'" 2>/dev/null)" != 1 ] || break
    kill -0 $process 2>/dev/null || break
    sleep 1
  done
  echo "after $second seconds" >>"$work/said"
  kill $process 2>/dev/null
  wait $process 2>/dev/null
}

cat >"$work/script.sql" <<'END'
SELECT causalite_setup('runs');
SELECT causalite_refresh();
CREATE TABLE ready AS SELECT ttest(energy, mode) AS fit FROM runs;
END
need sqlitebrowser env QT_QPA_PLATFORM=offscreen sqlitebrowser --version
if [ -n "$reason" ]; then
  skip 'DB Browser' "$reason"
else
  cp "$work/start.db" "$work/shell.db"
  "$shell" -batch -bail "$work/shell.db" ".load '$tools/causalite.so'" ".read '$work/script.sql'" \
    >"$work/said" 2>&1
  computed "$work/shell.db" >"$work/want_computed"
  for in in $locales; do
    cp "$work/start.db" "$work/window.db"
    in_db_browser "$work/window.db" "$work/script.sql"
    computed "$work/window.db" >"$work/got_computed"
    if [ -s "$work/got_computed" ] && cmp -s "$work/want_computed" "$work/got_computed"; then
      pass "DB Browser in $in: same bytes"
    else
      diff "$work/want_computed" "$work/got_computed" >>"$work/said"
      fail "DB Browser in $in: other results" "$work/said"
    fi
  done
fi

# The report in a browser: sourced by run.sh, after the hosts. Chromium without a window, and
# axe-core, which looks for what keeps people from reading a page: nothing serious may be found, at
# the widths of a phone, a tablet and a desk, with all folds open; and no page wider than its window.

. "$project/tests/hosts/browser_need.sh"
in_browser() { # in_browser NAME SET-UP
  "$shell" -batch "$work/page.db" ".load '$tools/causalite.so'" "$2" "SELECT causalite_refresh()" \
    "SELECT writefile('$work/page.html', causalite_report())" >"$work/said" 2>&1
  if [ -n "$reason" ]; then
    skip "the report $1 in a browser" "$reason"
  elif NODE_PATH="$build/browser/node_modules" node "$project/tests/hosts/browser.js" \
    "$(command -v chromium)" "$work/page.html" >"$work/said" 2>&1; then
    pass "the report $1 in a browser: $(tail -n 1 "$work/said")"
  else
    fail "the report $1 in a browser" "$work/said"
  fi
}

browser_has
cp "$work/start.db" "$work/page.db"
in_browser 'in English' "SELECT causalite_setup('runs')"
in_browser 'in Chinese' "UPDATE setting SET value = 'zh' WHERE name = 'lang'"

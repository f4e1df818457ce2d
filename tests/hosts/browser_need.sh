# A browser without a window, and what drives it; sourced by browser.sh. See need.sh.

browser_has() {
  need 'nodejs npm' npm --version && need chromium chromium --version || return 1
  [ ! -f "$build/browser/node_modules/axe-core/axe.min.js" ] || return 0
  mkdir -p "$build/browser"
  (cd "$build/browser" && echo '{"private":true}' >package.json &&
    npm install --no-audit --no-fund --fetch-retries=1 axe-core@4 puppeteer-core@24) \
    >"$build/browser/npm.log" 2>&1 && return
  reason="npm install axe-core puppeteer-core: $(grep -m 1 -iE 'err(or|!)' "$build/browser/npm.log")"
  return 1
}

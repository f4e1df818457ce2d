# The package for npm: sourced by run.sh. Installed from its file into a new project, beside
# better-sqlite3; the lines of its README run there.

install_npm() {
  mkdir -p "$work/npm project" && cd "$work/npm project" && echo '{"private":true}' >package.json &&
    npm install --offline --no-audit --no-fund "$build/causalite-$version.tgz"
}

. "$project/tests/package/readme.sh"
if ! node_has; then
  skip 'npm' "$reason"
elif ! need libgsl-dev sh -c 'cc -print-file-name=libgsl.a | grep /'; then
  skip 'npm' "$reason"
elif check 'npm: it is made' make_target npm && check 'npm: it is installed' install_npm; then
  cd "$work/npm project" || exit
  check 'npm: it needs no GSL' has_gsl_in_it node_modules/causalite/causalite.so
  check 'npm: it says that it is under the GPL' \
    grep '"license": "GPL-3.0-or-later"' node_modules/causalite/package.json
  block js node_modules/causalite/README.md >readme.js
  check 'npm: better-sqlite3, as its README says' \
    with_report env NODE_PATH="$build/hosts/node_modules" node readme.js
fi

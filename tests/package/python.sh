# The wheel: sourced by run.sh. Installed from its file into a new environment, without
# the network; the lines of its README run there.

install_wheel() {
  "$python" -m venv venv && venv/bin/pip install --no-index --disable-pip-version-check "$wheel"
}
same_wheel() {
  cp "$wheel" first.whl && make_target wheel && cmp first.whl "$wheel"
}

. "$project/tests/package/readme.sh"
if ! need python3-venv "$python" -m venv "$work/try"; then
  skip 'python' "$reason"
elif ! need libgsl-dev sh -c 'cc -print-file-name=libgsl.a | grep /'; then
  skip 'python' "$reason"
elif check 'python: it is made' make_target wheel; then
  mkdir -p "$work/python project" && cd "$work/python project" || exit
  wheel=$(ls "$build"/causalite-"$version"-*.whl)
  check 'python: twice the same bytes' same_wheel
  check 'python: it is installed' install_wheel || return
  module_there=$(venv/bin/python -c 'import causalite; print(causalite.loadable_path())')
  check 'python: it needs no GSL' has_gsl_in_it "$module_there"
  check 'python: it says that it is under the GPL' \
    sh -c 'venv/bin/pip show causalite | grep "License: GPL-3.0-or-later"'
  block python "$project/package/python/README.md" >readme.py
  check 'python: sqlite3, as its README says' with_report venv/bin/python readme.py
fi

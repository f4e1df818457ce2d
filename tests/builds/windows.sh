# Windows, by mingw-w64, and run by wine where that is: sourced by run.sh. The module has all that it
# needs but Windows' own libraries within it.
windows_has() {
  need gcc-mingw-w64-x86-64-posix x86_64-w64-mingw32-gcc-posix --version &&
    AR=x86_64-w64-mingw32-ar sourced_has x86_64-w64-mingw32-gcc-posix
}
# mingw-w64's own isfinite() converts a double to a float, in a branch not taken.
windows_make() {
  sourced_make x86_64-w64-mingw32-gcc-posix SHARED=-shared CFLAGS=-Wno-float-conversion "$@"
}
if ! windows_has; then
  skip windows "$reason"
else
  # Without those that need POSIX: setenv(), mkdtemp(), a file with '?' in its name.
  programs=$(tests_of base stat roles graph plot sqlite functions |
    grep -vE 'test_(graph_dot|transaction|tracker)$')
  # shellcheck disable=SC2086
  if built windows windows_make MODULE="$folder/causalite.dll" "$folder/causalite.dll" $programs; then
    if need wine wine --version; then
      export WINEPREFIX="$folder/wine" WINEDEBUG=-all
      run_tests windows .exe wine -- $programs
    else
      skip 'windows: it builds, and is not run' "$reason"
    fi
  fi
fi

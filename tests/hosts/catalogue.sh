# What a tool for dashboards asks of a file before it reads: sourced by run.sh, after page.sh. In
# what `causalite export` makes, drivers without the extension find all columns, types and keys; and
# LibreOffice, the rows of a query that a Base document keeps, with the types of its columns.

catalogue() { # catalogue NAME COMMAND…: the command's answer is the shell's
  name=$1
  shift
  if (cd "$folder" && "$@" results.db) >"$work/got" 2>"$work/errors" &&
    sort "$work/got" | cmp -s - "$work/columns"; then
    pass "$name: $(grep -vc "^query" "$work/columns") columns, each with its type and key"
  else
    sort "$work/got" | diff "$work/columns" - >>"$work/errors"
    fail "$name: other columns" "$work/errors"
  fi
}

fresh
cd "$project" || exit
(cd "$folder" && in_shell runs.db "$work/set_up" && causalite export runs.db results.db) \
  >"$work/said" 2>&1
"$shell" "$folder/results.db" "SELECT t.name, c.name, c.type, c.pk > 0 FROM sqlite_schema AS t
  JOIN pragma_table_info(t.name) AS c WHERE t.type IN ('table', 'view')" 2>>"$work/said" |
  sort >"$work/columns"
untyped=$(grep -cvE '[|](TEXT|INTEGER|REAL)[|][01]$' "$work/columns")
keyed=$(grep '1$' "$work/columns" | cut -d '|' -f 1 | sort -u)
if [ "$(grep -c '^result_run|' "$work/columns")" -gt 0 ] && [ "$untyped" -eq 0 ] &&
  [ "$keyed" = "$(cut -d '|' -f 1 "$work/columns" | sort -u)" ]; then
  pass 'causalite export: every column has a type, every table a key'
else
  fail "causalite export: $untyped columns without a type, or tables without a key" "$work/said"
fi

where_had JDBC catalogue 'JDBC, the catalogue' \
  java -cp "$jar" "$project/tests/hosts/catalogue/Columns.java"
where_had ODBC catalogue 'ODBC, the catalogue' "$python" "$project/tests/hosts/catalogue/columns.py"

asked='SELECT task_group, variable, is_primary, n1, estimate_adjusted, p_family, label, note
  FROM result_main_effect ORDER BY task_group, variable'
"$shell" -list -noheader "$folder/results.db" "SELECT 'query', task_group, variable, is_primary, n1,
    printf('%.15g', estimate_adjusted), printf('%.15g', p_family), label, coalesce(note, 'NULL') FROM ($asked)" |
  sort - "$work/columns" -o "$work/columns"
LC_ALL=C.UTF-8
export LC_ALL
where_had 'LibreOffice Base, ASCII' catalogue 'LibreOffice Base, the catalogue and a query' \
  "$python" "$project/tests/hosts/catalogue/base.py" results.db "$asked"

#!/bin/sh
# The report of coverage (report.awk) on listings written by hand. Ends with 'N passed, N failed'.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
. tests/check.sh

# Two objects of one source, each of which reaches one branch of line 2; line 4 is reached by neither,
# and a header of the system does not count.
cat >"$work/listing" <<'END'
        -:    0:Source:ext/a/b.c
function f called 3 returned 100% blocks executed 75%
        3:    1:int f(int x) {
        3:    2:  if (x) g(x);
branch  0 taken 3 (fallthrough)
branch  1 taken 0
call    0 returned 3
        -:    3:  /* : */
    #####:    4:  if (x > 9) return 1;
branch  0 never executed
branch  1 never executed
        -:    0:Source:/usr/include/c.h
    #####:    4:  if (x > 9) return 1;
        -:    0:Source:ext/a/b.c
function f called 2 returned 100% blocks executed 50%
        2:    1:int f(int x) {
        2:    2:  if (x) g(x);
branch  0 taken 0 (fallthrough)
branch  1 taken 2
    #####:    4:  if (x > 9) return 1;
branch  0 never executed
branch  1 never executed
        8:    5:  return 0; }
END
report() { # report LIST: what it says of the listing
  printf '%s\n' "$1" >"$work/list"
  awk -v list="$work/list" -f tests/coverage/report.awk "$work/listing" |
    sed -e "s,$work/,,g" -e 's/  */ /g'
}

check 'what is reached by one object or the other' "$(report '')" 'folder lines reached branch reached
ext/a 4 75.0 % 4 50.0 %
in all 4 75.0 % 4 50.0 %

1 lines are not reached, or not all of their branches; 0 of them are in list
ext/a/b.c:4: never run: if (x > 9) return 1;'
check 'what is listed is not printed; what is reached is to leave the list' \
  "$(report '# why
ext/a/b.c: if (x > 9) return 1;
ext/a/b.c: if (x) g(x);' | tail -n 3)" \
  '1 lines are not reached, or not all of their branches; 1 of them are in list
 1 why
in list, and reached or gone: ext/a/b.c: if (x) g(x);'
check 'a function is listed with all of its lines' "$(report '# why
ext/a/b.c: f()' | tail -n 2)" '1 lines are not reached, or not all of their branches; 1 of them are in list
 1 why'
sed 's/taken 2/taken 0/' "$work/listing" >"$work/other" && mv "$work/other" "$work/listing"
check 'a pattern lists branches, and no line that never ran' \
  "$(report '# of calls
/ [a-z]+ *[(]/' | tail -n 3)" '2 lines are not reached, or not all of their branches; 1 of them are in list
 1 of calls
ext/a/b.c:4: never run: if (x > 9) return 1;'
check 'it fails below a floor' "$(
  awk -v list="$work/list" -v lines_floor=0.8 -f tests/coverage/report.awk "$work/listing" >"$work/out"
  echo $?
  awk -v list="$work/list" -v lines_floor=0.75 -f tests/coverage/report.awk "$work/listing" >"$work/out"
  echo $?
)" '1
0'
end_checks

#!/bin/sh
# What the tests reached of ext/, by folder, and what they did not (report.awk).
#   tests/coverage/report.sh BUILD    the folder of objects built with --coverage, by `make coverage`
# One object at a time, because gcov mixes up the branches of a source that it meets twice.
find "$1/module/ext" "$1/static/ext" -name '*.gcno' | LC_ALL=C sort |
  xargs -n 1 gcov -t -b -c 2>"$1/gcov.errors" |
  awk -v list=tests/coverage/unreached.txt -v lines_floor=0.98 -v branches_floor=0.93 \
    -f tests/coverage/report.awk

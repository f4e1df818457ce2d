#!/bin/sh
# The tables of the analysis: sql/views.sh [module] >sql/VIEWS.md, in the project's folder. The head is
# written by hand; what each column means is read from data_dictionary, as set-up makes it.
module=${1:-build/causalite.so}
cat sql/views_head.md &&
  "${SQLITE3:-sqlite3}" -batch -bail -list -noheader :memory: ".load \"$module\"" '.read sql/views.sql'

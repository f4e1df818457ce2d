#!/bin/sh
# The reference of the functions: sql/reference.sh [module] >sql/REFERENCE.md, in the project's folder.
module=${1:-build/causalite.so}
cat sql/reference_head.md &&
  "${SQLITE3:-sqlite3}" -batch -bail :memory: ".load \"$module\"" '.read sql/reference.sql'

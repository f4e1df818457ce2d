# The sqlite3 shell. A host prints, for each statement of the file named, a line with its number
# and the rows of the answer: cells with a bar between them, doubles as their 8 bytes in hex.
"${SQLITE3:-sqlite3}" -batch -init /dev/null -list -noheader runs.db '.load "build/causalite"' \
  ".read $1"

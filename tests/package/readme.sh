# What the packages for Node and Python are asked: sourced by npm.sh and python.sh.

# The block of a README, as a file.
block() { # block LANGUAGE README
  awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```/ { inside = 0 } inside' "$2"
}
has_gsl_in_it() { # has_gsl_in_it MODULE: and asks the machine for no library of it
  objdump -p "$1" | grep NEEDED && ! objdump -p "$1" | grep -i 'NEEDED.*gsl'
}
database() { # the table that the README asks about, here
  "$shell" -batch -bail runs.db ".read '$project/tests/hosts/runs.sql'"
}
with_report() { # with_report COMMAND…: the README's lines print the answer, and write the report
  database && "$@" >said && grep '^120 runs' said && tail -c 8 report.html | grep '</html>'
}

# sqlite-utils, the command: a process a statement. Its lines of JSON keep every double.
if [ $# -eq 0 ]; then
  # page: begin
  ask() {
    sqlite-utils query runs.db "$1" "--load-extension=build/causalite" --raw
  }
  ask "SELECT causalite_setup('runs')"
  ask "SELECT causalite_refresh()"
  ask "SELECT causalite_report()" >report.html
  ask "SELECT plot_groups(energy, mode) FROM runs" >figure.svg
  # page: end
  exit
fi
number=0
while IFS= read -r line; do
  number=$((number + 1))
  echo "-- $number"
  if ! sqlite-utils query runs.db "$line" "--load-extension=build/causalite" --nl >answer 2>error; then
    echo "error: $(tail -n 1 error)"
  else
    case $line in SELECT*) /usr/bin/python3 "${0%/*}/cells.py" <answer ;; esac
  fi
done <"$1"

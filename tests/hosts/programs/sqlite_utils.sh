# sqlite-utils, the command: a process a statement. Its lines of JSON keep every double.
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

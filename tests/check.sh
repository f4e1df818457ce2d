# For tests that are shell scripts, which source it in the project's folder: counts what is as it
# should be. `end_checks` ends them, with 'N passed, N failed'.
passed=0 failed=0

check() { # check NAME GOT WANT
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $1"
    printf '%s\n' "$2" | sed 's/^/  got /'
    printf '%s\n' "$3" | sed 's/^/  want /'
  fi
}

end_checks() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

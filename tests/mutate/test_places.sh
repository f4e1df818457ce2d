#!/bin/sh
# The places that `make mutate` changes (places.awk), and its sample. Ends with 'N passed, N failed'.
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
. tests/check.sh

cat >"$work/a.c" <<'END'
#if 1 < 2
/* a < b, and
** c == 1 */
static const double x[] = {0.5, -2, 1e-3, 0x1F, 12u};
char *p = &y, *s = "a < 1"; /* 2 */ bool f(void) { return !p && '1' - s[0] != 2; }
for (int i = 0; i < n; i++) sum += a * x[i] / -b;
END
check 'operators and constants, and nothing else' \
  "$(awk -f tests/mutate/places.awk "$work/a.c" | cut -f 2-5 | tr '\t' ' ')" \
  '4 28 3 (1.5 * 0.5)
4 34 1 3
4 37 4 (1.5 * 1e-3)
5 59 1 
5 62 2 ||
5 69 1 +
5 73 1 1
5 76 2 ==
5 79 1 3
6 14 1 1
6 19 1 <=
6 33 2 -=
6 38 1 /
6 45 1 *'

sample() { # sample SEED COUNT: of the numbers to 1000
  awk 'BEGIN { for (i = 1; i <= 1000; i++) print i }' |
    awk -v seed="$1" -v count="$2" -f tests/mutate/sample.awk
}
check 'a sample is as large as it should be' "$(sample 1 50 | sort -n | uniq | wc -l)" 50
check 'and no larger than what there is' "$(sample 2 2000 | wc -l)" 1000
check 'a seed chooses the same again' "$(sample 3 5)" "$(sample 3 5)"
check 'another seed chooses others' "$([ "$(sample 3 5)" = "$(sample 4 5)" ] || echo others)" others
check 'from all of it' "$(sample 5 200 | awk '{ sum += $1 } END { print (sum / NR > 430 && sum / NR < 570) }')" 1
end_checks

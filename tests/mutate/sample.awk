# COUNT of the lines read, as SEED chooses them, in their order: each is taken with probability
# (still wanted) / (still to come) (Knuth, The Art of Computer Programming, 3.4.2, algorithm S).
# The random numbers are those of Park and Miller (1988), whatever awk it is.
#   seed, count
function uniform() {
  state = state * 16807 % 2147483647
  return state / 2147483647
}

{
  line[NR] = $0
}

END {
  state = (seed * 7919 + 1) % 2147483647
  for (i = 0; i < 10; i++) uniform()
  for (i = 1; i <= NR && count > 0; i++) {
    if (uniform() * (NR - i + 1) >= count) continue
    print line[i]
    count--
  }
}

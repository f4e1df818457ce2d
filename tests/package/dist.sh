# The source tarball: sourced by run.sh. Two clones give one, byte for byte, and it builds.

dist_of_clone() { # dist_of_clone NAME TIME UMASK: made in a clone of its own, elsewhere, at another time
  git clone -q "$project" "$work/$1" && (
    umask "$3"
    cd "$work/$1" && find . -path ./.git -prune -o -type f -exec touch -d "$2" {} + &&
      TZ=Asia/Tokyo make --no-print-directory dist
  )
}
unpack() {
  tar -xzf "$work/first/build/causalite-$version.tar.gz" -C "$work"
}
owners() {
  tar --numeric-owner -tvzf "$work/first/build/causalite-$version.tar.gz" | awk '{ print $2 }' | sort -u
}
same_as_clone() {
  diff -r -x .git -x build "$work/first" "$work/causalite-$version"
}

if in_git; then
  check 'dist: it is made' dist_of_clone first 2001-02-03 0022 &&
    check 'dist: once more' dist_of_clone second 2011-12-13 0077 &&
    check 'dist: the same bytes' cmp "$work/first/build/causalite-$version.tar.gz" \
      "$work/second/build/causalite-$version.tar.gz" &&
    check 'dist: of root' says 0/0 owners &&
    check 'dist: it unpacks' unpack &&
    check 'dist: with all that is committed' same_as_clone &&
    check 'dist: it builds' make -C "$work/causalite-$version" -j2 OPTIMISE=-O0
else
  skip 'dist' 'this is no git clone'
fi

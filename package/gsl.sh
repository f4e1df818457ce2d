#!/bin/sh
# gsl.sh FOLDER COMPILER [OPTION…]: what the extension and its tests need of GSL, compiled for another
# system from the sources of Debian's package: FOLDER/libgsl.a, and its headers, FOLDER/gsl/*.h.
# Exit code 3 where there are no sources.
set -eu
mkdir -p "$1/lists"
cd "$1"
shift
missing() {
  echo "no source of GSL: $1" >&2
  exit 3
}
if [ ! -f gsl/gsl_version.h ]; then
  # With a list of sources of its own, because a system has none unless asked.
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  echo "deb-src http://deb.debian.org/debian $suite main" >sources.list
  cat >apt.conf <<END
Dir::Etc::SourceList "$PWD/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$PWD/lists";
Dir::Cache::srcpkgcache "";
Dir::Cache::pkgcache "";
APT::Sandbox::User "root";
END
  export APT_CONFIG="$PWD/apt.conf"
  { apt-get -q update && apt-get -q source --download-only gsl; } >log 2>&1 ||
    missing "$(tail -n 1 log)"
  mkdir -p source headers
  tar -xzf gsl_*.orig.tar.gz -C source --strip-components=1
  sed 's/^#undef \(HAVE_DECL_[A-Z0-9_]*\|HAVE_IEEE_[A-Z]*\|HAVE_EXIT_SUCCESS_AND_FAILURE\)$/#define \1 1/' \
    source/config.h.in >source/config.h
  find source -name 'gsl_*.h' -exec cp {} headers \;
  mv headers gsl
fi
# The files that the extension's functions call, directly or not.
for name in cdf/chisq cdf/exponential cdf/gamma cdf/gauss cdf/gaussinv cdf/tdist cdf/tdistinv \
  complex/inline complex/math err/error err/stream randist/chisq randist/exponential \
  randist/gamma randist/gauss randist/gausszig randist/tdist rng/inline rng/rng specfunc/beta \
  specfunc/elementary specfunc/erfc specfunc/exp specfunc/expint specfunc/gamma \
  specfunc/gamma_inc specfunc/log specfunc/psi specfunc/trig specfunc/zeta sys/coerce sys/fdiv \
  sys/infnan sys/pow_int version; do
  object=$(printf %s "$name" | tr / _).o
  [ -f "$object" ] ||
    "$@" -O2 -ffp-contract=off -w -I. -Igsl -Isource -c "source/$name.c" -o "$object"
done
rm -f libgsl.a
"${AR:-ar}" rcs libgsl.a ./*.o

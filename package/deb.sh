#!/bin/sh
# deb.sh FOLDER: a Debian package of the tarball that `make dist` has put there. The tools are
# Debian's own (dpkg-dev, debhelper); the changelog says what the version is and where CHANGELOG.md
# is; its time is the tarball's.
set -eu
folder=$(cd "$1" && pwd)
for tool in dpkg-buildpackage dh; do
  command -v $tool >/dev/null ||
    { echo "make deb: there is no $tool; as root, apt-get install dpkg-dev debhelper" >&2; exit 1; }
done
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
# Debian sorts 1.0.0~rc.1 before 1.0.0, as semantic versioning does 1.0.0-rc.1.
debian=$(printf %s "$version" | tr - '~')-1
work=$folder/package/deb
rm -rf "$work"
mkdir -p "$work"
tar -xzf "$folder/causalite-$version.tar.gz" -C "$work"
cd "$work/causalite-$version"
cp -R package/debian debian
cat >debian/changelog <<END
causalite ($debian) unstable; urgency=medium

  * Version $version; CHANGELOG.md says what is new.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(LC_ALL=C date -u -R -r include/causalite.h)
END
unset MAKEFLAGS MFLAGS MAKELEVEL BUILD PREFIX LIBDIR DESTDIR VERSION MODULE
# Symbols for a debugger would be a package of their own.
export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-} noautodbgsym"
if ! dpkg-buildpackage -b -uc -us >../log 2>&1; then
  tail -n 20 ../log >&2
  exit 1
fi
mv ../causalite_*.deb ../causalite_*.changes ../causalite_*.buildinfo "$folder"
printf '%s\n' "$folder"/causalite_"$debian"_*.deb

#!/bin/bash
# Installs a package of Paraph in a root that holds nothing else, starts it on a virtual display, and removes it again.
#
#   clean-root.sh PACKAGE.deb FOLDER
#
# Started by `cargo xtask soak` as root, in namespaces of its own. Leaves FOLDER/window.png.
set -euo pipefail
package=$1
folder=$2
root=$folder/root
. /etc/os-release

if [ ! -e "$root/.made" ]; then
  rm -rf "$root"
  debootstrap --variant=minbase "${VERSION_CODENAME:-bookworm}" "$root" >"$folder/debootstrap.log" 2>&1 ||
    { tail -5 "$folder/debootstrap.log"; exit 1; }
  # The same mirrors as the machine's.
  rm -f "$root/etc/apt/sources.list"
  cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
  cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
  touch "$root/.made"
fi
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
listed() { (cd "$root" && find usr etc var/lib/paraph opt -name '*araph*' -not -path 'usr/share/mime/*' 2>/dev/null || true) | sort; }

# What looks at it is installed before, so that what the package brings is its own.
inside apt-get update -qq
inside apt-get install -qq --yes --no-install-recommends xvfb xauth xdotool x11-apps imagemagick openbox dbus dbus-x11 shared-mime-info libglib2.0-bin >"$folder/apt.log" 2>&1 ||
  { tail -5 "$folder/apt.log"; exit 1; }
inside dpkg --purge paraph >/dev/null 2>&1 || true
[ -z "$(listed)" ] || { echo "the root was not clean:"; listed; exit 1; }

cp "$package" "$root/tmp/paraph.deb"
inside apt-get install -qq --yes --no-install-recommends /tmp/paraph.deb >>"$folder/apt.log" 2>&1 ||
  { tail -5 "$folder/apt.log"; exit 1; }
inside dpkg --verify paraph
echo "installed: $(inside dpkg-query --show --showformat='${Package} ${Version}, ${Installed-Size} KiB' paraph)"
echo "started: $(inside paraph --version)"
inside sh -c 'paraph extract /usr/share/paraph/samples/open-compute-2026/pdf/P-001.pdf | tail -1 | grep -q "\"outcome\":\"text\""'
echo "a document is read by the worker"
inside sh -c 'printf "PK\003\004" >/tmp/a.paraph && gio info --attributes=standard::content-type /tmp/a.paraph' | grep -q 'application/vnd.paraph$'
echo "a .paraph file is application/vnd.paraph"
for file in usr/share/man/man1/paraph.1.gz usr/share/bash-completion/completions/paraph usr/share/doc/paraph/materials.cdx.json; do
  [ -s "$root/$file" ]
done

inside useradd --create-home --shell /bin/bash reader 2>/dev/null || true
cat >"$root/tmp/start.sh" <<'INNER'
export HOME=/home/reader XDG_RUNTIME_DIR=/tmp/run LC_ALL=C.UTF-8
mkdir -p -m 700 $XDG_RUNTIME_DIR
Xvfb :87 -screen 0 1280x720x24 -nolisten tcp >/tmp/xvfb.log 2>&1 &
server=$!
export DISPLAY=:87
sleep 2
openbox >/tmp/openbox.log 2>&1 &
dbus-run-session -- paraph-desktop --sample >/tmp/desktop.log 2>&1 &
for second in $(seq 60); do
  window=$(xdotool search --onlyvisible --name Paraph 2>/dev/null | head -1)
  [ -n "$window" ] && break
  sleep 1
done
[ -n "$window" ] || { echo "no window after a minute"; cat /tmp/desktop.log; exit 1; }
# Text has many shades, an empty page one; the window's frame is left out.
for second in $(seq 90); do
  sleep 1
  import -window root /tmp/window.png
  colours=$(convert /tmp/window.png -gravity center -crop 90%x80%+0+0 +repage -format %k info:)
  [ "$colours" -gt 100 ] && break
done
echo "its window is called: $(xdotool getwindowname "$window")"
[ "$colours" -gt 100 ] || { echo "the window stays empty: $colours colours"; exit 1; }
xdotool windowclose "$window"
kill $server
INNER
chmod 644 "$root/tmp/start.sh"
inside su reader --shell /bin/bash --command 'bash /tmp/start.sh'
cp "$root/tmp/window.png" "$folder/window.png"
echo "a picture of it: $folder/window.png"

inside apt-get purge -qq --yes paraph >>"$folder/apt.log" 2>&1
left=$(listed)
[ -z "$left" ] || { echo "left behind:"; echo "$left"; exit 1; }
echo "removed; nothing was left"

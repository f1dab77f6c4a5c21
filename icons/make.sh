#!/bin/sh
# Makes every picture of the icon from icon.svg (needs librsvg2-bin and imagemagick).
set -eu
cd "$(dirname "$0")"
for size in 32 128 256 512; do
  rsvg-convert --width "$size" --height "$size" icon.svg --output "$size.png"
done
for size in 16 24 48 64; do
  rsvg-convert --width "$size" --height "$size" icon.svg --output "/tmp/paraph-$size.png"
done
convert /tmp/paraph-16.png /tmp/paraph-24.png 32.png /tmp/paraph-48.png /tmp/paraph-64.png 128.png 256.png icon.ico
rm -f /tmp/paraph-*.png

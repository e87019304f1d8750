#!/bin/sh
# Draw the pictures and print the e-book again, after a change to an .svg or to the e-book's pages.
# Needs Chromium and the project's Python (Pillow). Usage: cms/demo/draw.sh [python]
set -eu
cd "$(dirname "$0")"
python=${1:-python3}
browser() { chromium --headless --no-sandbox --disable-gpu --hide-scrollbars "$@" 2>/dev/null; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

draw() { # name, window, width of the result, suffix
    browser --window-size="$2" --screenshot="$work/$1.png" "file://$PWD/pictures/$1.svg"
    "$python" -c '
import sys
from PIL import Image

source, target, width = sys.argv[1], sys.argv[2], int(sys.argv[3])
picture = Image.open(source).convert("RGB")
picture = picture.resize((width, picture.height * width // picture.width), Image.LANCZOS)
if target.endswith(".png"):
    picture.quantize(32).save(target, optimize=True)
else:
    picture.save(target, quality=86, optimize=True, progressive=True)
' "$work/$1.png" "pictures/$1.$4" "$3"
}

for name in home rugpijn nekpijn spanningshoofdpijn; do draw "$name" 1600,900 1600 jpg; done
draw kring 1600,1200 1200 png
draw marit-hoekstra 800,800 800 jpg
draw ebook 1480,2100 1000 jpg

browser --print-to-pdf="ebook/rustig-in-je-rug.pdf" --no-pdf-header-footer \
    --generate-pdf-document-outline "file://$PWD/ebook/rustig-in-je-rug.html"

#!/usr/bin/env bash
# Makes the font of the certificates from Debian's package of Noto Serif CJK: the SC face with every ideograph that it has,
# and of the rest only what Chinese text is set with. Needs fonts-noto-cjk, python3-fonttools, python3-brotli and
# unicode-data. See docs/decisions/0031-embedded-font.md.
set -euo pipefail
cd "$(dirname "$0")"
source=/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 - "$source" "$work/characters.txt" <<'PYTHON'
import bz2, re, sys
from fontTools.ttLib import TTCollection

source, out = sys.argv[1:]
face = next(f for f in TTCollection(source).fonts if f['name'].getDebugName(4) == 'Noto Serif CJK SC')
has = set(face.getBestCmap())
ideographs = {c for c in has if 0x3400 <= c < 0xA000 or 0xF900 <= c < 0xFB00 or c >= 0x20000}

def encodes(code):
    try:
        return bool(chr(code).encode('gb2312'))
    except UnicodeEncodeError:
        return False

gb2312 = {c for c in range(0xA1, 0xD800) if encodes(c)}
blocks = [(0x20, 0x7F), (0xA0, 0x100), (0x2010, 0x2060), (0x3000, 0x3040), (0xFF00, 0xFFF0)]
punctuation = {c for first, end in blocks for c in range(first, end)}

# What nobody may miss: the 8105 characters of 通用规范汉字表, as Unihan gives them.
with bz2.open('/usr/share/unicode/Unihan_OtherMappings.txt.bz2', 'rt') as unihan:
    standard = {int(m[1], 16) for m in (re.match(r'U\+([0-9A-F]+)\tkTGH', line) for line in unihan) if m}
if len(standard) != 8105 or standard - has or gb2312 - has:
    sys.exit('the font lacks characters of 通用规范汉字表 or GB 2312')

with open(out, 'w') as file:
    file.writelines(f'U+{c:04X}\n' for c in sorted(ideographs | gb2312 | punctuation))
print(f'{len(ideographs)} ideographs')
PYTHON

# Without subroutines the file packs better, and a PDF takes in a glyph without the font's shared parts.
/usr/bin/python3 -m fontTools.subset "$source" --font-number=2 --unicodes-file="$work/characters.txt" \
  --layout-features='' --no-hinting --desubroutinize --no-recalc-timestamp --output-file="$work/font.otf"
/usr/bin/python3 -c '
import brotli, sys
with open(sys.argv[1], "rb") as font, open(sys.argv[2], "wb") as out:
    out.write(brotli.compress(font.read(), quality=11, lgwin=24))
' "$work/font.otf" NotoSerifSC.otf.br
ls -l NotoSerifSC.otf.br

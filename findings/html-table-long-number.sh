#!/usr/bin/env bash
# hucre 1.0.0 fromHtml and @e965/xlsx 0.20.3 read: a number of 18 digits in the cell of an HTML table comes rounded.
# Input: a page with one table, as systems save it under the name of a workbook (.xls).
# Expected: the digits of the cell. Numbers of classes, certificates and people have 15 to 19 digits; a JavaScript
# number keeps 15 to 16. hucre keeps leading zeros of "007" in the same file, @e965/xlsx does neither.
# Way around: @e965/xlsx gives the text of each cell with {raw: true}.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . hucre@1.0.0 @e965/xlsx@0.20.3 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import { read } from '@e965/xlsx';
import { fromHtml } from 'hucre';

const DIGITS = '202100000000000017';
const page = `<html><body><table><tr><td>${DIGITS}</td></tr></table></body></html>`;
const byXlsx = (options) => {
  const book = read(Buffer.from(page), options);
  return String(book.Sheets[book.SheetNames[0]].A1.v);
};
const seen = [String(fromHtml(page).rows[0][0]), byXlsx({}), byXlsx({ raw: true })];
const rounded = String(Number(DIGITS));
const holds = rounded !== DIGITS && JSON.stringify(seen) === JSON.stringify([rounded, rounded, DIGITS]);
console.log(
  `${holds ? 'holds' : 'changed'}: ${DIGITS} comes as ${seen[0]} from hucre 1.0.0 fromHtml, as ${seen[1]} from ` +
    `@e965/xlsx 0.20.3 read, as ${seen[2]} from the same with raw`,
);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

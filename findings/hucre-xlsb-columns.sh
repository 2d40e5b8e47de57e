#!/usr/bin/env bash
# hucre 1.0.0, readXlsb: of a sheet in a binary workbook (.xlsb) only the first column arrives, and nothing says so.
# Input: three columns and three rows, written by @e965/xlsx 0.20.3, which reads its own file back in full.
# Expected: all columns, or a refusal. The file has its cells in the short form of MS-XLSB (a cell without a column
# number stands to the right of the one before it), which this reader passes over.
# Way around: read .xlsb with the library that wrote it.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . hucre@1.0.0 @e965/xlsx@0.20.3 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import { read, utils, write } from '@e965/xlsx';
import { readXlsb } from 'hucre';

const table = [['name', 'hours', 'result'], ['A', 40, 'passed'], ['B', 48, 'absent']];
const book = utils.book_new();
utils.book_append_sheet(book, utils.aoa_to_sheet(table), 'Sheet1');
const bytes = write(book, { bookType: 'xlsb', type: 'buffer' });

const itself = JSON.stringify(utils.sheet_to_json(read(bytes).Sheets.Sheet1, { header: 1 }));
const seen = JSON.stringify((await readXlsb(new Uint8Array(bytes))).sheets[0].rows);
const holds = itself === JSON.stringify(table) && seen === '[["name"],["A"],["B"]]';
console.log(`${holds ? 'holds' : 'changed'}: hucre 1.0.0 readXlsb gives ${seen}; the file holds ${itself}`);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

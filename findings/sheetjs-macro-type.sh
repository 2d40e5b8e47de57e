#!/usr/bin/env bash
# @e965/xlsx 0.20.3 (a build of SheetJS): every workbook it writes declares a macro-enabled content type.
# Input: one sheet with one word, written as .xlsx.
# Expected: content types of the parts that are there. The list has a default for the ending "bin" of a macro-enabled
# binary workbook, though the package holds no part of that ending. Whoever refuses macros by the declared types
# refuses every export of a web page that uses this family of writers.
# Way around: a declared type counts only where a part of it exists (src/edge/workbooks/xlsx-parser.ts).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @e965/xlsx@0.20.3 yauzl@3.4.0 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import * as XLSX from '@e965/xlsx';
import yauzl from 'yauzl';

const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['word']]), 'Sheet1');
const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
const parts = new Map();
await new Promise((done, failed) => {
  yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error) return failed(error);
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (broken, stream) => {
        if (broken) return failed(broken);
        let text = '';
        for await (const chunk of stream) text += chunk;
        parts.set(entry.fileName, text);
        zip.readEntry();
      }),
    );
    zip.on('end', done);
    zip.readEntry();
  });
});
const declared = /<Default Extension="bin" ContentType="([^"]*)"/.exec(parts.get('[Content_Types].xml') ?? '')?.[1] ?? 'nothing';
const binary = [...parts.keys()].filter((name) => name.endsWith('.bin')).length;
const holds = /macroEnabled/.test(declared) && binary === 0;
console.log(`${holds ? 'holds' : 'changed'}: @e965/xlsx 0.20.3 declares "bin" as ${declared} and writes ${binary} parts of that ending`);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

#!/usr/bin/env bash
# @e965/xlsx 0.20.3, read: a DBF file whose header names code page 936 comes as Latin letters, and nothing says so.
# Input: a dBASE III table of one field and one record, made by hand; byte 29 of its header (the language driver) is
# 0x4D, code page 936; the record holds the four bytes D1 A7 D4 B1, which are 学员 in that code page.
# Expected: 学员, or a refusal: the file names its code page. Other readers are told by the option `codepage` that the
# tables are not loaded; here there is neither option nor message.
# Way around: load the tables first, set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs')).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @e965/xlsx@0.20.3 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import { read, set_cptable } from '@e965/xlsx';

const header = Buffer.alloc(65);
header.set([0x03, 121, 1, 1]);
header.writeUInt32LE(1, 4);
header.writeUInt16LE(header.length, 8);
header.writeUInt16LE(5, 10);
header[29] = 0x4d;
header.write('WORD', 32, 'latin1');
header.write('C', 43, 'latin1');
header[48] = 4;
header[64] = 0x0d;
const file = Buffer.concat([header, Buffer.from(' '), Buffer.from([0xd1, 0xa7, 0xd4, 0xb1]), Buffer.from([0x1a])]);

const said = [];
console.error = console.warn = (...words) => said.push(words.join(' '));
const cell = () => {
  const book = read(file);
  return book.Sheets[book.SheetNames[0]].A2?.v;
};
const before = cell();
set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
const after = cell();
const holds = before === 'Ñ§Ô±' && after === '学员' && said.length === 0;
console.log(
  `${holds ? 'holds' : 'changed'}: @e965/xlsx 0.20.3 reads ${before} from a DBF file of code page 936 and says ` +
    `${said.length === 0 ? 'nothing' : said.join('; ')}; with the tables loaded it reads ${after}`,
);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

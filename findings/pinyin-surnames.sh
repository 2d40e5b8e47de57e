#!/usr/bin/env bash
# pinyin 4.0.0, mode "surname": some surnames come by the reading that the character has in other words.
# Input: surnames with a reading of their own: 单 shan, 仇 qiu, 万俟 moqi (right), 区 ou, 种 chong, 员 yun (wrong).
# Expected: the surname's reading, as the dictionaries give it. Who types "ou" to find somebody named 区 finds nobody.
# Way around: a list of exceptions before the library, and a second key with the everyday reading.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . pinyin@4.0.0 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import { pinyin } from 'pinyin';

const read = (surname) => pinyin(surname, { mode: 'surname', style: 'normal' }).flat().join('');
const seen = ['单', '仇', '万俟', '区', '种', '员'].map((surname) => `${surname} ${read(surname)}`).join(', ');
const holds = seen === '单 shan, 仇 qiu, 万俟 moqi, 区 qu, 种 zhong, 员 yuan';
console.log(`${holds ? 'holds' : 'changed'}: pinyin 4.0.0 in surname mode reads ${seen}`);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

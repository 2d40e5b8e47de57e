#!/usr/bin/env bash
# chinese-days 1.5.7: a day of a year whose holidays are not in its data is answered like any other weekday.
# Input: the first of October, National Day by statute in every year, in 2026 (in the data) and in 2027 (not in it).
# Expected: for 2027 a refusal, or a way to ask up to which day the data goes. A deadline in working days that is
# counted over the end of the data is wrong by a week, and nobody is told.
# Way around: a table of days that knows its last day (data/working-days.csv); a deadline beyond it is refused.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . chinese-days@1.5.7 || {
  echo 'not checked: the packages could not be installed' >&2
  exit 2
}
cat >probe.mjs <<'EOF'
import days from 'chinese-days';

const seen = ['2026-10-01', '2027-10-01'].map((day) => `${day} is ${days.isWorkday(day) ? 'a working day' : 'a holiday'}`);
const holds = JSON.stringify(seen) === JSON.stringify(['2026-10-01 is a holiday', '2027-10-01 is a working day']);
console.log(`${holds ? 'holds' : 'changed'}: chinese-days 1.5.7 says that ${seen.join(' and ')}`);
process.exit(holds ? 0 : 1);
EOF
node probe.mjs

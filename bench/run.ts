import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCatalogues } from './catalogues.ts';
import { benchCertificates } from './certificates.ts';
import { benchClaims } from './claims.ts';
import { benchClassSignIn } from './class-sign-in.ts';
import { benchDutyList } from './duty-list.ts';
import { benchEvidence } from './evidence.ts';
import { benchFirstStart } from './first-start.ts';
import { benchInbox } from './inbox.ts';
import { benchIntake } from './intake.ts';
import { benchLedgers } from './ledgers.ts';
import { benchLists } from './list-page.ts';
import { benchPersonsSearch } from './persons-search.ts';
import { benchPhone } from './phone.ts';
import { benchRoll } from './roll.ts';
import { heading, type Row, tableOf } from './table.ts';
import { benchUploads } from './uploads.ts';
import { benchVisits } from './visits.ts';

// npm run bench [-- --small] [--only first-start|intake|uploads|claims|certificates|list|inbox|persons-search|duty-list|ledgers|catalogues|phone|visits|roll|evidence|class-sign-in] [--large] [--json FILE]: each of our
// figures beside its floor, the same work without us in the same run. --small runs everything at a hundredth, to see that
// it runs; --large searches among 5,000,000 persons.

const SIZES = {
  full: {
    rosterRows: 100_000,
    uploads: 200,
    classes: 1_000,
    certificates: 10_000,
    listSeconds: 10,
    inboxRuns: 200,
    dutyRows: 300_000,
    ledgerPeople: 100_000,
    persons: 1_000_000,
    searchRuns: 500,
    phoneRuns: 5,
    visits: 200,
    rollPeople: 60,
    rollRuns: 100,
    taughtClasses: 1_000,
    signIns: 500,
    floorRuns: 3,
  },
  small: {
    rosterRows: 1_000,
    uploads: 10,
    classes: 10,
    certificates: 100,
    listSeconds: 1,
    inboxRuns: 20,
    dutyRows: 3_000,
    ledgerPeople: 1_000,
    persons: 10_000,
    searchRuns: 20,
    phoneRuns: 1,
    visits: 20,
    rollPeople: 6,
    rollRuns: 10,
    taughtClasses: 10,
    signIns: 20,
    floorRuns: 1,
  },
} as const;
const LARGE_PERSONS = 5_000_000;
const NAMES = [
  'first-start',
  'intake',
  'uploads',
  'claims',
  'certificates',
  'list',
  'inbox',
  'persons-search',
  'duty-list',
  'ledgers',
  'catalogues',
  'phone',
  'visits',
  'roll',
  'evidence',
  'class-sign-in',
];

const { values } = parseArgs({
  options: {
    small: { type: 'boolean' },
    large: { type: 'boolean' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const { small = false, large = false, only, json } = values;
if (only !== undefined && !NAMES.includes(only)) {
  console.error(`--only takes one of ${NAMES.join(', ')}`);
  process.exit(2);
}
const size = small ? SIZES.small : SIZES.full;
const wants = (name: string) => only === undefined || only === name;
const workFolder = await mkdtemp(join(tmpdir(), 'jilu-bench-'));
await chmod(workFolder, 0o711);
const rows: Row[] = [];
const finished = (...done: Row[]) => {
  rows.push(...done);
  for (const { name } of done) console.error(`${name} done`);
};
try {
  // The demonstration county of the first start is where the claims are computed, and the claims fill the lists.
  const county = join(workFolder, 'county');
  if (only !== 'intake') {
    const row = await benchFirstStart(workFolder, county, size.floorRuns);
    if (wants('first-start')) finished(row);
  }
  if (wants('intake')) finished(await benchIntake(workFolder, size.rosterRows, size.floorRuns));
  if (wants('uploads')) finished(await benchUploads(county, size.uploads));
  if (wants('claims') || wants('list')) {
    const row = await benchClaims(workFolder, county, size.classes, size.floorRuns);
    if (wants('claims')) finished(row);
  }
  if (wants('certificates'))
    finished(await benchCertificates(workFolder, county, size.certificates, size.floorRuns));
  if (wants('list')) finished(...(await benchLists(county, size.listSeconds)));
  if (wants('inbox')) finished(await benchInbox(county, size.inboxRuns));
  if (wants('phone')) finished(...(await benchPhone(workFolder, county, size.phoneRuns)));
  if (wants('visits')) finished(await benchVisits(county, size.visits));
  if (wants('class-sign-in')) finished(await benchClassSignIn(county, size.signIns));
  if (wants('roll')) finished(...(await benchRoll(county, size.rollPeople, size.rollRuns)));
  if (wants('evidence')) finished(...(await benchEvidence(county, size.taughtClasses, size.floorRuns)));
  if (wants('catalogues')) finished(...(await benchCatalogues(workFolder, county, size.listSeconds)));
  if (wants('ledgers')) finished(...(await benchLedgers(county, size.ledgerPeople, size.floorRuns)));
  if (wants('duty-list')) finished(await benchDutyList(county, size.dutyRows, size.floorRuns));
  if (wants('persons-search'))
    finished(...(await benchPersonsSearch(county, large ? LARGE_PERSONS : size.persons, size.searchRuns)));
} finally {
  await rm(workFolder, { recursive: true, force: true });
}
const title = heading(small ? 'small: a hundredth of the size, to see that everything runs' : 'full size');
for (const line of [...title, '', ...tableOf(rows), '']) console.log(line);
for (const { name, notes = [] } of rows) for (const note of notes) console.log(`- ${name}: ${note}`);
if (json !== undefined) {
  const [measured, machine] = title;
  await writeFile(
    json,
    `${JSON.stringify(
      rows.map((row) => ({ ...row, measured, machine })),
      null,
      1,
    )}\n`,
  );
}

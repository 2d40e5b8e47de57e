import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { upsertStandards } from '../src/law/reference/index.ts';
import { done, localDate, type PersonId } from '../src/platform/kernel/index.ts';
import { recordFacts, registerPersons } from '../src/registry/persons/index.ts';
import { recordCertificates } from '../src/training/assessment/index.ts';
import { bareCopies } from './claims.ts';
import { factsOf } from './claims-fixture.ts';
import { type OpenCounty, openCounty } from './county.ts';
import { callProgram } from './measure.ts';
import { makePeople } from './people.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_240_820;
const CLAIMED_ON = '2024-08-20';
const COUNTY = {
  region: '150102',
  path: 'd15.d01.d02',
  prefecture: '150100',
  policyId: 'innermongolia-2024',
};
/** What a run reads of each person, and what it writes. */
const TABLES = {
  read: ['certificate', 'person', 'person_fact'],
  written: ['determination', 'claim', 'claim_line'],
} as const;
const AN_ACT = 1_000;

/**
 * `jilu claims compute --certificates` over certificates of which everything is known, beside COPY of the rows it reads
 * out of, and of the rows it writes into, bare tables.
 */
export async function benchCertificates(
  workFolder: string,
  dataDir: string,
  count: number,
  floorRuns: number,
): Promise<Row> {
  const county = await openCounty(dataDir, COUNTY.region);
  try {
    await addAmounts(county);
    await fill(county, count);
    const owner = await county.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    const out = join(workFolder, 'certificates.jsonl');
    const call = await callProgram([
      ...['bin/jilu.mjs', 'claims', 'compute', '--certificates', '--benefit', 'assessment-subsidy'],
      ...['--data', dataDir, '--on', CLAIMED_ON, '--out', out],
    ]);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    const entitled = lines.filter((line) => line.includes('"outcome":"entitled"')).length;
    if (entitled < count)
      throw new Error(`only ${entitled} lines came out entitled: ${call.stderr.slice(-500)}`);
    const floor = await bareCopies(owner, floorRuns, TABLES);
    await owner.end();
    return {
      name: 'certificates',
      what: `${lines.length} certificates`,
      ours: seconds(call.milliseconds),
      floor: seconds(floor.milliseconds),
      ratio: call.milliseconds / floor.milliseconds,
      target: '3',
      ...call.used,
      seed: SEED,
      notes: [
        `floor: ${(floor.bytesOut / 1e6).toFixed(1)} MB by COPY out of ${TABLES.read.join(', ')}, ${(floor.bytesIn / 1e6).toFixed(1)} MB by COPY into bare twins of ${TABLES.written.join(', ')}`,
        'ours: one claim of a county, with the start of the program; every fact decrypted, every decision encrypted',
      ],
    };
  } finally {
    await county.close();
  }
}

async function addAmounts(county: OpenCounty): Promise<void> {
  await county.act((act) =>
    upsertStandards(act, [
      {
        policyId: COUNTY.policyId,
        divisionCode: COUNTY.prefecture,
        benefit: 'assessment-subsidy',
        trainingKind: null,
        occupationCode: null,
        level: null,
        certificateKind: null,
        unit: 'person',
        amountFen: 20_000,
        shortageUpliftPercent: null,
        from: localDate('2024-01-01'),
        through: null,
        source: 'bench',
      },
    ]),
  );
}

/** People of whom every department has answered, each with one certificate that came without a class. */
async function fill(county: OpenCounty, count: number): Promise<void> {
  const people = [...makePeople(count, SEED)];
  const tie = { divisionPath: COUNTY.path, organisationId: null };
  for (let from = 0; from < people.length; from += AN_ACT)
    await county.act(async (act) => {
      const persons = await registerPersons(
        act,
        people
          .slice(from, from + AN_ACT)
          .map(({ idNumber, name, phone }) => ({ idNumber, name, phone, confirmed: true })),
        tie,
      );
      await recordFacts(act, persons.flatMap(factsOf).map(returned));
      await recordCertificates(
        act,
        persons.map((personId, n) => certificateOf(personId, from + n + 1)),
        { ...tie, source: 'bench' },
      );
      return done(null);
    });
}

/** The employment service knows them as returned migrant workers, whom the notice names. */
function returned(fact: ReturnType<typeof factsOf>[number]): ReturnType<typeof factsOf>[number] {
  return fact.kind === 'employment-service'
    ? { ...fact, payload: { memberships: [{ code: 'returned-migrant-worker', from: '2024-01-01' }] } }
    : fact;
}

function certificateOf(personId: PersonId, n: number) {
  return {
    personId,
    classId: null,
    kind: 'skill-level' as const,
    number: `S000015000001245${String(n).padStart(6, '0')}`,
    occupationCode: '4-10-01-03',
    occupationText: '保育师',
    level: 5,
    issuedOn: localDate('2024-07-20'),
    issuer: '某评价机构',
  };
}

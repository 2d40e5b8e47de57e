import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { fen, formatYuan, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { recordAgreements } from '../../registry/payees/index.ts';
import { addActor, value } from '../../testing/classes-fixture.ts';
import {
  appropriate,
  payClaim,
  type RegionCounty,
  regionCounty,
  seeClaim,
} from '../../testing/region-county-fixture.ts';
import { NOTICES, type Road, SHANXI } from '../../testing/region-notices-fixture.ts';
import {
  certificateNumberOf,
  FIRM,
  peopleOf,
  type Region,
  SCHOOL,
  type Workbooks,
  workbooksOf,
} from '../../testing/region-workbooks-fixture.ts';
import type { CertificateBenefit } from '../determination/index.ts';
import { type Computed, type ComputedLine, computeClaims, type Target } from './service-compute.ts';

// Each benefit of each notice on workbooks of its own region: from the files to the money on somebody's account.

/** What a road is computed from. */
async function targetOf({ app, staff }: RegionCounty, region: Region, road: Road): Promise<Target> {
  const { rows } = await readTx(app.db, staff.handler.scope, (tx) =>
    sql<{ classId: Uuid; listId: Uuid; organisationId: Uuid }>`
      select c.class_id, c.organisation_id, l.list_id from training_class c, work_for_training_list l`.execute(
      tx,
    ),
  );
  const [{ classId, listId, organisationId }] = rows as [(typeof rows)[number]];
  if (road.on === 'class') return { classId };
  if (road.on === 'list') return { listId };
  const { payee = 'trainee' } = road;
  return {
    certificates: {
      benefit: road.benefit as CertificateBenefit,
      payee,
      divisionCode: region.county,
      classId,
      organisationId: payee === 'institution' ? organisationId : null,
    },
  };
}

async function compute(county: RegionCounty, region: Region, road: Road): Promise<Computed> {
  const target = await targetOf(county, region, road);
  county.app.clock.set(`${region.year}-10-15T02:00:00Z`);
  if (road.payee === 'institution') await agree(county, target, road);
  const on = localDate(`${region.year}-10-15`);
  return value(await county.as(county.staff.handler, (act) => computeClaims(act, county.law, target, on)));
}

/** The school signs with the first of its roster that it may be paid for her. */
async function agree({ app, as }: RegionCounty, target: Target, { benefit }: Road): Promise<void> {
  const organisationId = 'certificates' in target ? (target.certificates.organisationId as Uuid) : undefined;
  if (organisationId === undefined) throw new Error('nobody to agree with');
  const school = await addActor(app, { role: 'institution-administrator', organisationId });
  const { rows } = await readTx(app.db, { kind: 'system' }, (tx) =>
    sql<{ personId: PersonId }>`select person_id from enrolment where roster_no = 1`.execute(tx),
  );
  const signedOn = app.clock.today();
  const personIds = rows.map(({ personId }) => personId);
  const agreed = { organisationId, benefit, signedOn, paper: '代领协议', personIds };
  value(await as(school, (act) => recordAgreements(act, agreed)));
}

/** Yuan where it is owed, else what is in the way: check, clause and verdict. */
function verdictOf({ decision }: ComputedLine): string {
  if (decision.outcome === 'entitled') return formatYuan(fen(decision.amountFen));
  const inTheWay = decision.findings.filter(({ verdict }) => verdict !== 'met');
  return inTheWay.map(({ check, clause, verdict }) => `${check} ${clause} ${verdict}`).join(', ');
}

const claimOf = (computed: Computed, { benefit }: Road) => {
  const claim = computed.claims.find((one) => one.benefit === benefit);
  if (!claim) throw new Error(`no claim of ${benefit}`);
  return claim;
};

/** What came of each, by place on the roster. */
function outcomesOf(computed: Computed, region: Region, road: Road) {
  const people = peopleOf(region);
  const place = (line: ComputedLine) => {
    const { idNumber } = line.line.person as { idNumber: string };
    return people.findIndex((person) => person.idNumber === idNumber);
  };
  const { lines } = claimOf(computed, road);
  return {
    lines: Object.fromEntries(lines.map((line) => [place(line), verdictOf(line)])),
    blocked: Object.fromEntries(
      computed.blocked.map(({ person, rule }) => [
        people.findIndex(({ name }) => name === person.name),
        rule,
      ]),
    ),
    certificates: lines.flatMap((line) =>
      line.certificateNumber === null ? [] : [[place(line), line.certificateNumber]],
    ),
  };
}

const sumOf = (computed: Computed, road: Road) => claimOf(computed, road).entitledFen;

describe.each(NOTICES)('$region.policyId in $region.name', ({ region, roads }) => {
  let county: RegionCounty;
  const purses = new Set(roads.map(({ purse }) => purse.split(' ')[0] ?? ''));

  beforeAll(async () => {
    county = await regionCounty(region, workbooksOf(region));
    for (const purse of purses) await appropriate(county, purse);
  });
  afterAll(() => county.app.db.close());

  it('every row of every workbook went in as it is written', () => {
    expect(county.counts).toMatchObject({ warned: 0, refused: 0, normalised: 0 });
    expect(
      county.sheets.filter(({ imported, unusedColumns }) => !imported || unusedColumns.length > 0),
    ).toEqual([]);
    expect(county.sheets).toHaveLength(Object.keys(workbooksOf(region)).length);
  });

  it.each(roads)('$benefit of a $on is paid by $purse', async (road) => {
    const computed = await compute(county, region, road);
    const claim = claimOf(computed, road);
    const outcomes = outcomesOf(computed, region, road);
    expect(outcomes.lines).toEqual(road.lines);
    expect(outcomes.blocked).toEqual(road.blocked ?? {});
    expect(outcomes.certificates).toEqual(
      road.on === 'certificates'
        ? claim.lines.map((_, at) => {
            const place = Number(outcomes.certificates[at]?.[0]);
            return [place, certificateNumberOf(region, place)];
          })
        : [],
    );
    const owed = claim.lines.filter(({ decision }) => decision.outcome === 'entitled');
    for (const { decision } of owed) {
      const { findings } = decision;
      expect(findings.map(({ check, clause }) => `${check} ${clause}`).join(', ')).toBe(road.checks);
    }
    const carried = (await seeClaim(county, claim.claimId)).lineRows.flatMap(({ outcome, purse }) =>
      outcome === 'entitled' ? [`${purse?.fundSource} ${purse?.clause}`] : [],
    );
    expect(carried).toEqual(owed.map(() => road.purse));

    const rows = await payClaim(county, claim.claimId);
    expect(Object.fromEntries(rows.map((row) => [row.accountNumber, row.amountYuan]))).toEqual(road.paid);
    expect(rows.map(({ accountName }) => accountName).toSorted()).toEqual(holdersOf(road, region));
    const after = await seeClaim(county, claim.claimId);
    expect(after.status).toBe('settled');
    const byPlace = after.lineRows.map(({ outcome, status }) => `${outcome} ${status}`);
    expect(byPlace.filter((line) => line === 'entitled paid')).toHaveLength(owed.length);
    expect(byPlace.filter((line) => line.endsWith('paid'))).toHaveLength(owed.length);
  });
});

/** The names behind the accounts: the unit, or those of the roster who are owed. */
function holdersOf({ paid, lines }: Road, region: Region): string[] {
  const unit = [SCHOOL, FIRM].find(({ account }) => account in paid);
  if (unit) return [unit.name];
  const owed = peopleOf(region).filter(({ index }) => /^[\d,.]+$/.test(lines[index] ?? ''));
  return owed.map(({ name }) => name).toSorted();
}

describe('what is not written in the workbooks does not come out (negative control)', () => {
  const { region, roads } = SHANXI;
  const [road] = roads as [Road];

  async function computedFrom(workbooks: Workbooks): Promise<Computed> {
    const county = await regionCounty(region, workbooks);
    try {
      return await compute(county, region, road);
    } finally {
      await county.app.db.close();
    }
  }

  it('another amount gives another sum', async () => {
    const { 补贴标准目录: amounts = [], ...others } = workbooksOf(region);
    const dearer = amounts.map((row) => row.map((cell) => (cell === '1200' ? '1200.01' : cell)));
    expect(sumOf(await computedFrom({ ...others, 补贴标准目录: dearer }), road)).toBe(3 * 120_001);
  });

  it('without the answer of one department nobody is entitled, and the check says what is missing', async () => {
    const { '人员比对结果-财政供养': _, ...others } = workbooksOf(region);
    const computed = await computedFrom(others);
    expect(sumOf(computed, road)).toBe(0);
    expect(outcomesOf(computed, region, road).lines[0]).toBe('person-excluded SX-1 unknown');
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeClaims } from '../../benefits/claims/service-compute.ts';
import { claimOwnCertificate } from '../../benefits/claims/service-own.ts';
import { ownAccountsToCheck } from '../../outcomes/reporting/store-work-persons.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { done, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { idNumbersOf, personViews } from '../../registry/persons/index.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import type { Sheet } from '../workbooks/index.ts';
import { lawOfRegion } from './law.ts';
import { planIntake } from './rules-plan.ts';
import { contextOf } from './service-context.ts';
import { importPlan } from './service-import.ts';
import { intakeWords } from './words.ts';

// Somebody whom no register knew has opened an account: the answer of public security comes as a file.

let county: ClaimFixture;
let classId: Uuid;
let people: { personId: PersonId; name: string; idNumber: string }[];

const system = <T>(work: Parameters<typeof withTx<T>>[2]) => withTx(county.app.db, { kind: 'system' }, work);

beforeAll(async () => {
  county = await claimFixture();
  const made = await county.addClass([{}, {}, {}, {}]);
  classId = made.classId;
  people = await readTx(county.app.db, county.staff.handler.scope, async (tx) => {
    const numbers = await idNumbersOf(tx, county.app.ciphers, made.personIds);
    const views = await personViews(tx, made.personIds);
    return made.personIds.map((personId) => ({
      personId,
      name: views.get(personId)?.name ?? '',
      idNumber: numbers.get(personId) ?? '',
    }));
  });
  await system(async (tx) => {
    const ids = people.slice(0, 3).map(({ personId }) => personId);
    await sql`update person set id_number_confirmed = false where person_id = any (${ids}::bigint[])`.execute(
      tx,
    );
    for (const personId of ids)
      await sql`insert into own_account (person_id, account_id, division_path, status, proven_by, registered_at)
        values (${personId}, ${county.app.ids.uuid()}, ${PATH}::ltree, 'active', 'nothing', now())`.execute(
        tx,
      );
  });
});
afterAll(() => county.app.db.close());

const person = (index: number) => people[index] as (typeof people)[number];
const sheet = (rows: readonly (readonly string[])[]): Sheet => ({
  name: 'Sheet1',
  state: 'visible',
  merges: [],
  hiddenColumns: [],
  rows: rows.map((cells, i) => ({ number: i + 1, hidden: false, cells })),
});

/** The answer of public security about these people, by the name that it has. */
async function answer(
  file: string,
  rows: readonly (readonly [index: number, name: string, status: string])[],
) {
  const head = ['姓名', '身份证号码', '人口状态', '城乡属性', '户籍登记日期'];
  const cells = rows.map(([index, name, status]) => [
    name,
    person(index).idNumber,
    status,
    '农业',
    '1995-01-01',
  ]);
  const sheets = [sheet([['公安人口比对结果'], head, ...cells])];
  value(
    await actAs(county.app, county.staff.handler, async (act) => {
      const context = await contextOf(act.tx, act.ciphers);
      const read = [{ file: `${file}.xlsx`, workbook: { format: 'xlsx' as const, sheets } }];
      const plan = planIntake(read, context, intakeWords());
      value(await importPlan(act, lawOfRegion(county.law.policies), COUNTY, plan));
      return done(plan);
    }),
  );
}
const accounts = () =>
  system(async (tx) => {
    const { rows } = await sql<{
      personId: PersonId;
      verifiedBy: string | null;
      policeAnswer: string | null;
    }>`
      select person_id, verified_by, police_answer from own_account`.execute(tx);
    return [0, 1, 2].map((index) => {
      const row = rows.find(({ personId }) => personId === person(index).personId);
      return [row?.verifiedBy, row?.policeAnswer];
    });
  });
const confirmedNumbers = () =>
  system(async (tx) => {
    const { rows } = await sql<{ personId: PersonId; idNumberConfirmed: boolean }>`
      select person_id, id_number_confirmed from person`.execute(tx);
    return [0, 1, 2].map(
      (index) => rows.find(({ personId }) => personId === person(index).personId)?.idNumberConfirmed,
    );
  });
const events = () =>
  system(async (tx) => {
    const { rows } = await sql<{ event: string }>`select event from journal_entry
      where event like 'own-account-%confirmed' order by at, seq`.execute(tx);
    return rows.map(({ event }) => event);
  });
const toCheck = (actor = county.staff.handler) =>
  readTx(county.app.db, actor.scope, (tx) => ownAccountsToCheck(tx));
const compute = () =>
  actAs(county.app, county.institution, (act) =>
    computeClaims(act, county.law, { classId }, localDate('2021-08-20')),
  );

describe('before the police have answered', () => {
  test('the claim of the institution names those who are not confirmed, and has a line for the one who needs no proof', async () => {
    const { claims, blocked } = value(await compute());
    expect(blocked.map(({ rule }) => rule)).toEqual(['unverified', 'unverified', 'unverified']);
    expect(blocked[0]?.message).toContain('请本人带身份证到窗口核实');
    expect(claims.flatMap(({ lines }) => lines)).toHaveLength(1);
    expect(await toCheck(), 'nobody has answered').toEqual([]);
  });

  test('her own claim is refused; that of somebody confirmed is not (control)', async () => {
    const claim = async (index: number) => {
      const { personId } = person(index);
      const worker = await addActor(county.app, { role: 'worker', personId });
      const own = { personId, certificateId: county.app.ids.uuid(), benefit: 'assessment-subsidy' as const };
      return codes(
        await actAs(county.app, { ...worker, scope: { kind: 'person', personId } }, (act) =>
          claimOwnCertificate(act, county.law, own),
        ),
      );
    };
    expect(await claim(0)).toEqual(['person-unverified']);
    expect(await claim(3)).toEqual(['not-found']);
  });
});

describe('the answer of the police', () => {
  test('confirms whom it knows by this name; another name or an unclear entry goes to the counter', async () => {
    await answer('公安比对', [
      [0, person(0).name, '正常'],
      [1, '别名者', '正常'],
      [2, person(2).name, '注销'],
    ]);
    expect(await accounts()).toEqual([
      ['police', null],
      [null, 'name-differs'],
      [null, 'status-unclear'],
    ]);
    expect(await confirmedNumbers(), 'her number is hers from now on').toEqual([true, false, false]);
    const check = await toCheck();
    expect(check).toHaveLength(2);
    expect(check).toContainEqual(
      expect.objectContaining({ kind: 'own-account-check', who: person(1).name, linkType: 'own-account' }),
    );
    const elsewhere = await addActor(county.app, { role: 'county-handler', divisionCode: '371525' });
    expect(await toCheck(elsewhere), 'of another county').toEqual([]);
    expect((await events()).sort()).toEqual([
      'own-account-confirmed',
      'own-account-unconfirmed',
      'own-account-unconfirmed',
    ]);
  });

  test('the same answer again says nothing new; the right name later confirms', async () => {
    const before = await events();
    await answer('公安比对二', [[1, '别名者', '正常']]);
    expect(await events()).toEqual(before);
    await answer('公安比对三', [[1, person(1).name, '正常']]);
    expect((await accounts())[1]?.[0]).toBe('police');
    expect((await toCheck()).map(({ who }) => who)).not.toContain(person(1).name);
  });
});

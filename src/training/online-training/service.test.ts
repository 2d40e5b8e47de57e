import { createHmac } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  COUNTY,
  COUNTY_PATH,
  classFixture,
  codes,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import type { KeyKind } from './contract.ts';
import { onlineTrainingJobs } from './jobs.ts';
import type { ListedPlatform, OnlineDeps } from './ports.ts';
import { HEADING, type ReportedRow } from './rules.ts';
import { faultyHours } from './service-hours.ts';
import { decideKey, endKey, proposeKey, withdrawKey } from './service-keys.ts';
import { noteProbe } from './service-probes.ts';
import { readReport, takeFile, takeSent } from './service-reports.ts';
import { decideWithdrawal, proposeWithdrawal, takeBackWithdrawal } from './service-withdrawals.ts';
import { insertReport, rowsOfPerson, sumOfClass } from './store.ts';
import { platformsView, reportsView } from './views.ts';

let fixture: ClassFixture;
let classId: Uuid;
let personIds: PersonId[];
const PLATFORM = '00000000-0000-4000-8000-00000000000a' as Uuid;
const listed: ListedPlatform = {
  platformId: PLATFORM,
  name: '云上课堂',
  link: 'https://ke.example.com/',
  divisionCode: COUNTY,
  divisionPath: COUNTY_PATH,
  divisionName: '高唐县',
  isStopped: false,
};
let platforms: readonly ListedPlatform[] = [listed];
const deps: OnlineDeps = {
  platforms: async () => platforms,
  probe: { ask: async () => 200 },
  files: {
    read: async ({ content }) =>
      done(
        content
          .toString('utf8')
          .split('\n')
          .map((line) => line.split(',')),
      ),
  },
};
beforeAll(async () => {
  fixture = await classFixture();
  ({ classId, personIds } = await approvedClass(fixture));
  fixture.app.clock.set('2021-07-12T02:00:00Z');
});
afterAll(() => fixture.app.db.close());

const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const SECRET = 'a secret that both of them know 01';
const propose = (kind: KeyKind, val: string, who = fixture.staff.handler) =>
  as(who, (act) => proposeKey(act, deps, PLATFORM, { kind, value: val, document: '与平台的数据协议第三条' }));
const decide = (
  keyId: Uuid,
  decision: 'passed' | 'returned',
  opinion?: string,
  who = fixture.staff.secondReviewer,
) => as(who, (act) => decideKey(act, keyId, { version: 1, decision, opinion }));
const keyFor = async (kind: KeyKind, val: string) => {
  const { keyId } = value(await propose(kind, val));
  value(await decide(keyId as Uuid, 'passed'));
  return keyId as Uuid;
};
const row = (n: number, from: string, until: string, more: Partial<ReportedRow> = {}): ReportedRow => ({
  course: '保育基础',
  idNumber: testResidentId(n),
  from: `2021-06-28 ${from}`,
  until: `2021-06-28 ${until}`,
  seconds: 1800,
  checksAsked: 2,
  checksAnswered: 2,
  ...more,
});
const csv = (rows: readonly ReportedRow[]) =>
  Buffer.from(
    [
      HEADING.join(','),
      ...rows.map((r) =>
        [r.course, r.idNumber, r.from, r.until, r.seconds, r.checksAsked, r.checksAnswered].join(','),
      ),
    ].join('\n'),
  );
const signed = (content: Buffer, signature: string) => [
  { name: '学时.csv', content },
  { name: '学时.csv.sig', content: Buffer.from(signature) },
];
const take = async (content: Buffer, signature: string, who = fixture.staff.handler) => {
  const report = value(await readReport(deps, signed(content, signature)));
  return as(who, (act) => takeFile(act, deps, PLATFORM, report));
};
const hmac = (content: Buffer) => createHmac('sm3', SECRET).update(content).digest('hex');
const read = <T>(work: Parameters<typeof readTx<T>>[2], who: Actor = fixture.staff.handler) =>
  readTx(fixture.app.db, who.scope, work);
const reading = (tx: Parameters<typeof platformsView>[0]['tx'], actor: Actor = fixture.staff.handler) => ({
  ...{ tx, actor },
  today: fixture.app.clock.today(),
});
const view = (actor: Actor = fixture.staff.handler) =>
  read((tx) => platformsView(reading(tx, actor), platforms), actor);

describe('the key of a platform', () => {
  it('is brought in by two people and never shown; of one kind there is one', async () => {
    expect(codes(await propose('sm2', 'x'.repeat(40)))).toEqual(['public-key-wrong']);
    platforms = [{ ...listed, isStopped: true }];
    expect(codes(await propose('hmac-sm3', SECRET))).toEqual(['not-listed']);
    platforms = [listed];
    const { keyId } = value(await propose('hmac-sm3', SECRET));
    expect(codes(await propose('hmac-sm3', 'b'.repeat(40)))).toEqual(['key-known']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await decide(keyId as Uuid, 'passed', undefined, twin))).toEqual(['four-eyes']);
    expect(codes(await decide(keyId as Uuid, 'returned'))).toEqual(['opinion-required']);
    const content = csv([row(1, '19:00', '19:30')]);
    expect(codes(await take(content, hmac(content))), 'proposed is not in use').toEqual(['no-key']);
    expect(value(await decide(keyId as Uuid, 'passed')).status).toBe('in-use');
    expect(codes(await decide(keyId as Uuid, 'passed'))).toEqual(['version-conflict']);
    expect(JSON.stringify(await view())).not.toContain(SECRET);
    expect((await view()).rows[0]?.keys).toMatchObject([
      { kind: 'hmac-sm3', status: 'in-use', allowed: ['onlineTraining.endKey'] },
    ]);
  });

  it('is taken back by its proposer, returned, or ended by one; then another may come', async () => {
    const { publicKey } = sm2.generateKeyPairHex();
    const first = value(await propose('sm2', publicKey)).keyId as Uuid;
    const withdraw = (who: Actor) =>
      as(who, (act) => withdrawKey(act, first, { version: 1, reason: '平台要换一把' }));
    const colleague = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
    expect(codes(await withdraw(colleague))).toEqual(['not-the-proposer']);
    expect(value(await withdraw(fixture.staff.handler)).status).toBe('withdrawn');
    const second = value(await propose('sm2', publicKey)).keyId as Uuid;
    expect(value(await decide(second, 'returned', '协议还没有盖章')).status).toBe('returned');
    const third = await keyFor('sm2', publicKey);
    const end = () =>
      as(fixture.staff.handler, (act) => endKey(act, third, { version: 2, reason: '平台私钥泄露' }));
    expect(value(await end()).status).toBe('ended');
    expect(codes(await end())).toEqual(['wrong-status']);
  });
});

describe('a report', () => {
  const rows = [
    row(1, '19:00', '19:30'),
    row(2, '19:00', '19:30'),
    row(99, '19:00', '19:30'),
    row(3, '19:30', '19:00'),
    row(1, '19:00', '19:30', { from: '2021-09-01 19:00', until: '2021-09-01 19:30' }),
  ];

  it('by a signed file: what is right is kept, what is not is given back by row, twice is once', async () => {
    const content = csv(rows);
    expect(codes(await take(content, 'ab'.repeat(32)))).toEqual(['signature-wrong']);
    expect(codes(await take(csv(rows.slice(1)), hmac(content)))).toEqual(['signature-wrong']);
    const first = value(await take(content, hmac(content)));
    expect(first).toMatchObject({ isRepeated: false, rows: 5, taken: 2 });
    expect(first.faults).toEqual([
      { row: 3, fault: 'not-in-class' },
      { row: 4, fault: 'ends-before-start' },
      { row: 5, fault: 'in-the-future' },
    ]);
    expect(value(await take(content, hmac(content)))).toMatchObject({
      isRepeated: true,
      reportId: first.reportId,
      taken: 2,
    });
    expect(await read((tx) => sumOfClass(tx, classId))).toEqual({ people: 2, seconds: 3600 });
    expect(await read((tx) => sumOfClass(tx, classId), fixture.school), 'whoever teaches sees it').toEqual({
      people: 2,
      seconds: 3600,
    });
    expect(await read((tx) => sumOfClass(tx, classId), fixture.firm)).toEqual({ people: 0, seconds: 0 });
    expect(await read((tx) => rowsOfPerson(tx, classId, personIds[0] as PersonId))).toMatchObject([
      { course: '保育基础', seconds: 1800 },
    ]);
    const owner = await fixture.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    await expect(owner.query('update online_hours set seconds = 1')).rejects.toThrow('append_only');
    const { rows: kept } = await owner.query('select faults::text as faults from online_report');
    await owner.end();
    expect(kept[0].faults).not.toContain(testResidentId(99));
  });

  it('needs its two files, its heading and rows', async () => {
    const content = csv(rows);
    expect(codes(await readReport(deps, [{ name: '学时.csv', content }]))).toEqual(['two-files']);
    expect(codes(await readReport(deps, signed(Buffer.from('姓名\n张三'), 'ab')))).toEqual(['heading-wrong']);
    expect(codes(await readReport(deps, signed(csv([]), 'ab')))).toEqual(['no-rows']);
  });

  it('by the interface with a token: a wrong one and an unknown platform get the same answer', async () => {
    const token = 'a token that only they know 0001';
    await keyFor('token', token);
    const send = (more: Partial<Parameters<typeof takeSent>[2]> = {}) =>
      as(THE_PUBLIC, (act) =>
        takeSent(act, deps, {
          platformId: PLATFORM,
          token,
          coursesChangedOn: '2021-06-01',
          rows: [
            row(1, '20:00', '20:30'),
            row(1, '20:10', '20:40', { seconds: 3000 }),
            row(99, '20:00', '20:30'),
          ],
          ...more,
        }),
      );
    const wrong = await send({ token: 'b'.repeat(40) });
    const unknown = await send({ platformId: classId });
    expect(codes(wrong)).toEqual(['token-wrong']);
    expect(unknown).toEqual(wrong);
    expect(value(await send())).toMatchObject({ taken: 2, faults: [{ row: 3, fault: 'not-in-class' }] });
    expect(value(await send())).toMatchObject({ isRepeated: true });
    expect((await view()).rows[0]).toMatchObject({ reports: 2, coursesChangedOn: '2021-06-01' });
    const reports = await read((tx) => reportsView(reading(tx), PLATFORM, { limit: 1 }));
    expect(reports).toMatchObject({ total: 2, rows: [{ way: 'api', taken: 2 }] });
    const limits = { hoursADay: 8, answeredPercent: 50 };
    expect(await read((tx) => faultyHours(tx, { classId }, limits))).toMatchObject([
      { kind: 'overlap', facts: { times: 1 } },
      { kind: 'too-long', facts: { rows: 1 } },
    ]);
  });

  it('of fifty who bring the same at once one is kept; without the lock and the key of the table it would stand twice (negative control)', async () => {
    const content = csv([row(2, '21:00', '21:30')]);
    const tried = await Promise.all(Array.from({ length: 50 }, () => take(content, hmac(content))));
    expect(tried.filter((one) => one.ok && !one.value.isRepeated)).toHaveLength(1);
    expect(tried.every(({ ok }) => ok)).toBe(true);
    expect((await view()).rows[0]?.reports).toBe(3);
    const owner = await fixture.app.db.owner();
    await owner.query('alter table online_report drop constraint online_report_once');
    await owner.end();
    const [known] = (await read((tx) => reportsView(reading(tx), PLATFORM, { limit: 1 }))).rows;
    const [key] = (await view()).rows[0]?.keys.filter(({ status }) => status === 'in-use') ?? [];
    await as(fixture.staff.handler, async (act) => {
      const twice = {
        ...{ platformId: PLATFORM, platformName: '', divisionCode: COUNTY, divisionPath: COUNTY_PATH },
        keyId: key?.keyId as Uuid,
        way: 'file' as const,
        contentDigest: act.ciphers.digest(content),
        ...{
          coursesChangedOn: null,
          rowCount: 1,
          takenCount: 1,
          faults: [],
          receivedAt: act.clock.now(),
          round: 1,
        },
      };
      await insertReport(act.tx, { ...twice, reportId: act.ids.uuid() }, act.actor.accountId);
      return done({ known });
    });
    expect((await view()).rows[0]?.reports).toBe(4);
  });
});

describe('whether a platform answers', () => {
  const look = (day: string, code: number | null) => {
    fixture.app.clock.set(`${day}T02:00:00Z`);
    return as(fixture.staff.handler, async (act) => done(await noteProbe(act, { platform: listed, code })));
  };
  it('days in a row count once each, three suggest taking it off, an answer begins from nothing', async () => {
    const strikes = async (day: string, code: number | null) => value(await look(day, code)).strikes;
    expect(await strikes('2021-07-12', 200)).toBe(0);
    expect(await strikes('2021-07-13', null)).toBe(1);
    expect(await strikes('2021-07-13', 500), 'the same day').toBe(1);
    expect(await strikes('2021-07-14', null)).toBe(2);
    expect((await view()).rows[0]).toMatchObject({ suggestion: null });
    expect(await strikes('2021-07-15', 503)).toBe(3);
    expect((await view()).rows[0]).toMatchObject({
      suggestion: 'take-off',
      probe: { answered: false, code: 503 },
    });
    expect((await view()).rows[0]?.allowed).toContain('catalogues.propose');
    platforms = [{ ...listed, isStopped: true }];
    expect((await view()).rows[0]).toMatchObject({ state: 'stopped', suggestion: null });
    expect(await strikes('2021-07-16', 401), 'asks to sign in: it answers').toBe(0);
    expect((await view()).rows[0]).toMatchObject({ suggestion: 'let-in-again' });
    platforms = [listed];
    expect(await strikes('2022-01-20', 200), 'courses of June').toBe(1);
    expect((await view()).rows[0]?.probe).toMatchObject({ answered: true, isStale: true });
  });
  it('the job asks every platform, listed or stopped', async () => {
    const asked: string[] = [];
    const [job] = onlineTrainingJobs({
      platforms: async () => [
        listed,
        { ...listed, platformId: classId, link: 'https://silent.example.com/' },
      ],
      probe: {
        ask: async (link) => {
          asked.push(link);
          return link.includes('silent') ? null : 200;
        },
      },
    });
    const step = <T>(
      work: Parameters<typeof actAs<T>>[2] extends (act: infer A) => unknown ? (act: A) => Promise<T> : never,
    ) => as(fixture.staff.handler, async (act) => done(await work(act))).then(value);
    const said = await job?.work({ app: fixture.app, days: [], step, finish: step } as never);
    expect(said).toBe('看了 2 个线上平台，1 个没有应答。');
    expect(asked).toEqual(['https://ke.example.com/', 'https://silent.example.com/']);
  });
});

describe('a report that was wrong', () => {
  const content = csv([row(2, '22:00', '22:30')]);
  const bring = async () => value(await take(content, hmac(content)));
  const secondsNow = async () => (await read((tx) => sumOfClass(tx, classId))).seconds;
  const wrong = (reportId: string, who = fixture.staff.handler) =>
    as(who, (act) => proposeWithdrawal(act, reportId as Uuid, '平台来函说导错了月份'));
  const settle = (
    withdrawalId: Uuid,
    decision: 'passed' | 'returned',
    { opinion, who = fixture.staff.secondReviewer }: { opinion?: string; who?: Actor } = {},
  ) => as(who, (act) => decideWithdrawal(act, withdrawalId, { version: 1, decision, opinion }));
  const newest = async (who: Actor = fixture.staff.handler) =>
    (await read((tx) => reportsView(reading(tx, who), PLATFORM, { limit: 1 }), who)).rows[0];

  it('is taken back by two: its hours count no longer, and the same may be brought again', async () => {
    platforms = [listed];
    const before = await secondsNow();
    const { reportId } = await bring();
    expect(await secondsNow()).toBe(before + 1800);
    expect(codes(await wrong(classId))).toEqual(['not-found']);
    const { withdrawalId } = value(await wrong(reportId));
    expect(codes(await wrong(reportId))).toEqual(['withdrawal-known']);
    expect(await secondsNow(), 'until another has decided').toBe(before + 1800);
    expect((await view()).rows[0]?.toDecide).toBe(1);
    expect((await newest())?.withdrawal?.allowed).toEqual(['onlineTraining.takeBackWithdrawal']);
    expect((await newest(fixture.staff.secondReviewer))?.withdrawal?.allowed).toEqual([
      'onlineTraining.decideWithdrawal',
    ]);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await settle(withdrawalId, 'passed', { who: twin }))).toEqual(['four-eyes']);
    expect(value(await settle(withdrawalId, 'passed')).status).toBe('applied');
    expect(codes(await settle(withdrawalId, 'passed'))).toEqual(['version-conflict']);
    expect(await secondsNow()).toBe(before);
    expect(
      await read((tx) => sumOfClass(tx, classId), fixture.school),
      'whoever teaches sees it too',
    ).toEqual(await read((tx) => sumOfClass(tx, classId)));
    expect(await newest()).toMatchObject({ withdrawal: { status: 'applied' }, allowed: [] });
    expect(codes(await wrong(reportId))).toEqual(['withdrawal-known']);
    const again = await bring();
    expect(again).toMatchObject({ isRepeated: false, taken: 1 });
    expect(again.reportId).not.toBe(reportId);
    expect(await secondsNow()).toBe(before + 1800);
  });

  it('counts on where the proposal is taken back by its proposer, or returned; then another may follow', async () => {
    const { reportId } = await bring();
    const counted = await secondsNow();
    const { withdrawalId } = value(await wrong(reportId));
    const takeBack = (who: Actor) =>
      as(who, (act) => takeBackWithdrawal(act, withdrawalId, { version: 1, reason: '核对以后没有报错' }));
    const colleague = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
    expect(codes(await takeBack(colleague))).toEqual(['not-the-proposer']);
    expect(value(await takeBack(fixture.staff.handler)).status).toBe('withdrawn');
    expect(codes(await settle(withdrawalId, 'passed'))).toEqual(['version-conflict']);
    const second = value(await wrong(reportId)).withdrawalId;
    expect(codes(await settle(second, 'returned'))).toEqual(['opinion-required']);
    expect(value(await settle(second, 'returned', { opinion: '学时没有错' })).status).toBe('returned');
    expect(await secondsNow()).toBe(counted);
    expect((await newest())?.allowed).toEqual(['onlineTraining.proposeWithdrawal']);
  });

  it('is proposed by one of fifty at once; without the index it would be twice (negative control)', async () => {
    const { reportId } = await bring();
    const tried = await Promise.all(Array.from({ length: 50 }, () => wrong(reportId)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.flatMap(codes))).toEqual(new Set(['withdrawal-known']));
    const owner = await fixture.app.db.owner();
    await owner.query('drop index report_withdrawal_one');
    await owner.end();
    expect(value(await wrong(reportId)).status).toBe('proposed');
  });
});

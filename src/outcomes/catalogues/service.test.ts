import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicies } from '../../law/policy/index.ts';
import { listTrainingStandards, seedReference } from '../../law/reference/index.ts';
import { type Actor, KeptReply } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  type CreditCode,
  fixedClock,
  localDate,
  parseCreditCode,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { upsertOrganisation } from '../../registry/organisations/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { matching } from './entries.ts';
import { LiveBook } from './live-book.ts';
import { decideChange, type ProposedChange, proposeChange, withdrawChange } from './service-changes.ts';
import { changesPage } from './views-changes.ts';
import { institutionView, occupationView, platformView, projectView } from './views-detail.ts';
import { searchView } from './views-search.ts';

const COUNTY = '371526';
const WELDER = '6-18-02-04';
let app: TestApp;
let staff: Staff;
let otherCounty: Staff;
let school: Uuid;
const policies = loadPolicies();
const wall = fixedClock('2026-11-01T00:00:00Z');
const bookNow = () =>
  new LiveBook({ policies, wallClock: wall, openings: async () => [], publications: async () => [] }).book(
    app,
  );

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, COUNTY);
  otherCounty = await addStaff(app, '371522');
  school = value(
    await actAs(app, staff.handler, (act) =>
      upsertOrganisation(act, {
        name: '高唐县惠民职业培训学校',
        creditCode: parseCreditCode('52371526MA554330X0') as CreditCode,
        kind: 'institution',
        divisionCode: COUNTY,
        address: '高唐县人和路 1 号',
        legalRepresentative: '王海燕',
        source: 'test',
      }),
    ),
  ).organisationId as Uuid;
});
afterAll(() => app.db.close());
async function owner(text: string): Promise<void> {
  const client = await app.db.owner();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  await owner('truncate catalogue_change, certificate_look_up');
});

const platform = (more: Partial<ProposedChange> = {}): ProposedChange => ({
  kind: 'platform-add',
  name: '鲁云学堂',
  link: 'https://xuetang.test',
  holdsFrom: app.clock.today(),
  grounds: 'needs',
  document: '高人社字〔2021〕12号',
  reason: '遴选时课程更新及时',
  ...more,
});
const propose = (by: Actor, proposed: ProposedChange) =>
  actAs(app, by, (act) => proposeChange(act, proposed));
const sign = (by: Actor, changeId: Uuid, decision: 'passed' | 'returned' = 'passed') =>
  actAs(app, by, (act) =>
    decideChange(act, changeId, {
      version: 1,
      decision,
      ...(decision === 'returned' ? { reasonCode: 'facts-disagree', opinion: '网址打不开' } : {}),
    } as Parameters<typeof decideChange>[2]),
  );
const add = async (proposed: ProposedChange) => {
  const { changeId } = value(await propose(staff.handler, proposed));
  value(await sign(staff.secondReviewer, changeId));
  return changeId;
};

describe('a change of the catalogues', () => {
  it('is in the catalogue once another person has signed it, and its history is open', async () => {
    const { changeId } = value(await propose(staff.handler, platform()));
    expect((await bookNow()).platforms).toEqual([]);
    expect(codes(await sign(staff.handler, changeId))).not.toEqual([]);
    value(await sign(staff.secondReviewer, changeId));
    const book = await bookNow();
    expect(book.platforms.map(({ row }) => [row.name, row.state])).toEqual([['鲁云学堂', 'in-use']]);
    const id = book.platforms[0]?.id ?? '';
    expect(platformView(book, id)?.history.map(({ kind, document }) => [kind, document])).toEqual([
      ['platform-add', '高人社字〔2021〕12号'],
    ]);
    value(
      await propose(staff.handler, {
        ...platform({ kind: 'platform-stop', entryId: id, grounds: 'inspection' }),
        name: undefined,
        link: undefined,
      }),
    );
    expect(codes(await propose(staff.handler, platform({ kind: 'platform-stop', entryId: id })))).toEqual([
      'already-proposed',
    ]);
  });

  it('refuses what is missing, unknown, listed already, or elsewhere', async () => {
    await add(platform());
    const refusals = async (more: Partial<ProposedChange>, by: Actor = staff.handler) =>
      codes(await propose(by, platform(more)));
    expect(await refusals({})).toEqual(['already-listed']);
    expect(await refusals({ name: undefined })).toEqual(['name-needed']);
    expect(await refusals({ link: undefined })).toEqual(['link-needed']);
    expect(await refusals({ kind: 'project-add' })).toEqual(['organisation-needed']);
    expect(await refusals({ kind: 'need-add' })).toEqual(['occupation-needed']);
    expect(await refusals({ kind: 'need-add', occupationCode: '9-99-99-99' })).toEqual([
      'occupation-unknown',
    ]);
    expect(await refusals({ kind: 'platform-stop', entryId: app.ids.uuid() })).toEqual(['not-in-catalogue']);
    const [entry] = (await bookNow()).platforms;
    const stop = { kind: 'platform-stop', entryId: entry?.id } as const;
    expect(await refusals({ ...stop, holdsFrom: localDate('2000-01-01') })).toEqual(['stop-before-start']);
    // Another county has no say in it.
    expect(await refusals(stop, otherCounty.handler)).toEqual(['not-in-catalogue']);
  });

  it('is sent back with an opinion, or taken back by whoever proposed it', async () => {
    const first = value(await propose(staff.handler, platform())).changeId;
    expect(value(await sign(staff.secondReviewer, first, 'returned')).status).toBe('returned');
    expect(codes(await sign(staff.secondReviewer, first))).toEqual(['version-conflict']);
    const second = value(await propose(staff.handler, platform())).changeId;
    const takeBack = (by: Actor) =>
      actAs(app, by, (act) => withdrawChange(act, second, { version: 1, reason: '写错了名称' }));
    const colleague = await addActor(app, { role: 'county-handler', divisionCode: COUNTY });
    expect(codes(await takeBack(colleague))).toEqual(['not-the-proposer']);
    expect(value(await takeBack(staff.handler)).status).toBe('withdrawn');
    const actor = staff.handler;
    const book = await bookNow();
    const page = await readTx(app.db, actor.scope, (tx) =>
      changesPage({ tx, actor, today: app.clock.today(), book }, { limit: 50 }),
    );
    expect(page.rows.map(({ status }) => status)).toEqual(['withdrawn', 'returned']);
  });

  it('of 50 who propose the same at once one does', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => propose(staff.handler, platform())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.flatMap((result) => codes(result)))).toEqual(new Set(['already-proposed']));
    // Negative control: without the index that lets one stand, and its lock, more than one would.
    await owner(`truncate catalogue_change;
      drop index catalogue_change_added_once`);
    const unfenced = await Promise.all(Array.from({ length: 5 }, () => propose(staff.handler, platform())));
    expect(unfenced.filter(({ ok }) => ok).length).toBeGreaterThan(1);
    await owner(`truncate catalogue_change;
      create unique index catalogue_change_added_once on catalogue_change (division_code, split_part(kind, '-', 1), name,
        coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where status = 'proposed'`);
  });

  it('of 50 who sign at once one does', async () => {
    const { changeId } = value(await propose(staff.handler, platform()));
    const results = await Promise.all(Array.from({ length: 50 }, () => sign(staff.secondReviewer, changeId)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await bookNow()).platforms).toHaveLength(1);
  });
});

describe('the catalogues', () => {
  const project = () =>
    platform({
      kind: 'project-add',
      name: '焊工（初级）',
      link: undefined,
      organisationId: school,
      occupationCode: WELDER,
      level: 5,
    });

  it('show a project with its institution, what it is worth and who pays, found by its sound', async () => {
    await add(project());
    const book = await bookNow();
    const [found] = matching(book.projects, { q: 'hangong' });
    expect(found?.row).toMatchObject({ name: '焊工（初级）', organisationId: school, state: 'offered' });
    const view = projectView(book, found?.id ?? '');
    expect(view?.payments.map(({ benefit }) => benefit)).toContain('training-subsidy');
    expect(view?.payments.every(({ purses }) => purses.length > 0)).toBe(true);
    expect(institutionView(book, school)?.projects).toHaveLength(1);
    expect(occupationView(book, WELDER)?.projects).toHaveLength(1);
    expect(occupationView(book, '9-99-99-99')).toBeUndefined();
    const search = searchView(book, { q: 'hg', limit: 50 });
    expect(search.kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['occupations', 'projects']));
    expect(searchView(book, { q: 'hg', kind: 'projects', limit: 50 }).rows).toHaveLength(1);
    expect(searchView(book, { limit: 50 }).rows).toEqual([]);
  });

  it('find by division and level, and not what lies elsewhere', async () => {
    await add(project());
    const book = await bookNow();
    const names = (filter: Parameters<typeof matching>[1]) =>
      matching(book.projects, filter).map(({ row }) => row.name);
    expect(names({ divisionCode: '371500' })).toEqual(['焊工（初级）']);
    expect(names({ divisionCode: '371522' })).toEqual([]);
    expect(names({ level: 5 })).toEqual(['焊工（初级）']);
    expect(names({ level: 3 })).toEqual([]);
  });

  it('are made again once something was recorded, and the kept bytes with them', async () => {
    let now = new Date('2026-11-01T00:00:00Z');
    const live = new LiveBook({
      policies,
      wallClock: { now: () => now, today: () => localDate('2026-11-01') },
      openings: async () => [],
      publications: async () => [],
    });
    const count = () => live.reply(app, 'count', (book) => book.platforms.length);
    const before = await count();
    expect(before).toBeInstanceOf(KeptReply);
    expect(await count()).toBe(before);
    await add(platform());
    now = new Date(now.getTime() + 5_000);
    expect((await count())?.value).toBe(Number(before?.value) + 1);
    // Negative control: nothing recorded since, so the same bytes stand.
    now = new Date(now.getTime() + 5_000);
    expect(await count()).toBe(await count());
  });

  it('are open to nobody but as they are signed', async () => {
    value(await propose(staff.handler, platform()));
    const seen = await readTx(
      app.db,
      { kind: 'public' },
      async (tx) =>
        (await sql<{ n: number }>`select count(*)::int as n from catalogue_change`.execute(tx)).rows,
    );
    expect(seen).toEqual([{ n: 0 }]);
  });
});

describe('what classes are taught by', () => {
  const standard = {
    kind: 'training-package',
    code: 'GT-PXB-01',
    edition: '2021',
    totalHours: 120,
    theoryHours: 40,
    practiceHours: 80,
    safetyHours: 8,
  } as const;
  const proposed: ProposedChange = {
    kind: 'standard-add',
    name: '焊工基本培训包',
    occupationCode: WELDER,
    level: 5,
    standard,
    holdsFrom: localDate('2021-07-01'),
    grounds: 'needs',
    document: '高唐县职业培训包目录 2021 年第 1 期',
    reason: '县里没有统一的课时',
  };
  const propose = (more: Partial<ProposedChange> = {}) =>
    actAs(app, staff.handler, (act) => proposeChange(act, { ...proposed, ...more }));
  const decide = (changeId: Uuid) =>
    actAs(app, staff.firstReviewer, (act) => decideChange(act, changeId, { version: 1, decision: 'passed' }));
  /** Of the county's own; the national ones are there from the beginning. */
  const inForce = async (on: string) => {
    const { rows } = await readTx(app.db, { kind: 'public' }, (tx) =>
      listTrainingStandards(tx, {
        ...{ kind: null, occupationCode: WELDER, level: 5, pattern: null, after: null, limit: 10 },
        on: localDate(on),
      }),
    );
    return { rows: rows.filter(({ divisionCode }) => divisionCode === COUNTY) };
  };

  it('comes in and goes out by two people, from its day on', async () => {
    const { standard: _, ...bare } = proposed;
    expect(codes(await actAs(app, staff.handler, (act) => proposeChange(act, bare)))).toEqual([
      'standard-needed',
    ]);
    expect(codes(await propose({ standard: { ...standard, theoryHours: 41 } }))).toEqual(['hours-differ']);
    const { changeId } = value(await propose());
    expect((await inForce('2021-07-01')).rows).toEqual([]);
    value(await decide(changeId));
    const { rows } = await inForce('2021-07-01');
    expect(rows).toMatchObject([
      { title: '焊工基本培训包', divisionCode: COUNTY, safetyHours: 8, through: null },
    ]);
    expect((await inForce('2021-06-30')).rows).toEqual([]);
    // The same again, under another name, is the same standard.
    const twice = value(await propose({ name: '焊工培训包（新）' }));
    expect(codes(await decide(twice.changeId))).toEqual(['already-listed']);
    const stop = value(
      await propose({
        kind: 'standard-stop',
        entryId: rows[0]?.standardId,
        holdsFrom: localDate('2022-01-01'),
      }),
    );
    value(await decide(stop.changeId));
    expect((await inForce('2021-12-31')).rows).toHaveLength(1);
    expect((await inForce('2022-01-01')).rows).toEqual([]);
  });
});

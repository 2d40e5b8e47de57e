import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { performAct } from '../src/platform/access/index.ts';
import { type IdentityNumber, localDate } from '../src/platform/kernel/index.ts';
import { applyDutyList, type DutyRow } from '../src/registry/households/index.ts';
import { COUNTY, COUNTY_PATH, fileClasses, type OpenCounty, openCounty } from './county.ts';
import { bestOf } from './measure.ts';
import { makePeople } from './people.ts';
import { type ServedApp, serve } from './server.ts';
import { uuid } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_211_201;
const PER_HOUSEHOLD = 3;
const PER_CLASS = 30;
const EXPORTS = ['five-lists', 'levels'] as const;

/**
 * The workbooks of a county whose duty list names `count` people, by a request as a page sends it: of ten people four have a
 * wish, two a mark, three were in a class and one has a certificate. The floor is the same people's names, numbers and
 * places by one bare SELECT, compressed as text.
 */
export async function benchLedgers(dataDir: string, count: number, runs: number): Promise<Row[]> {
  const county = await openCounty(dataDir);
  let floor = 0;
  const filling = performance.now();
  try {
    await fill(county, count);
    const owner = await county.app.db.owner();
    await owner.query('vacuum analyze');
    floor = await bestOf(runs, () => bareSelect(owner));
    await owner.end();
  } finally {
    await county.close();
  }
  const filled = performance.now() - filling;
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000' });
  try {
    const rows: Row[] = [];
    for (const what of EXPORTS) {
      const watch = server.watch();
      const { milliseconds, bytes } = await exported(server, what);
      const used = watch.stop();
      rows.push({
        name: `ledgers ${what}`,
        what: `a county of ${count} people`,
        ours: seconds(milliseconds),
        floor: seconds(floor),
        ratio: milliseconds / floor,
        ...used,
        target: '20 s, 300 MB',
        seed: SEED,
        notes: [
          `${(bytes / 1e6).toFixed(1)} MB; the whole server, ${Math.round(server.msToFirstPage.peakRssMb ?? 0)} MB when it had started; the county was filled in ${seconds(filled)}`,
        ],
      });
    }
    return rows;
  } finally {
    await server.stop();
  }
}

/** One workbook as the handler takes it away; it throws where nothing came. */
async function exported(server: ServedApp, what: string): Promise<{ milliseconds: number; bytes: number }> {
  const { address } = server;
  const login = await fetch(`${address}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuid() },
    body: JSON.stringify({ login: 'handler', password: 'gaotang-2021' }),
  });
  const { csrfToken } = (await login.json()) as { csrfToken: string };
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const begun = performance.now();
  const reply = await fetch(`${address}/api/ledgers/export`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': uuid(),
      'x-csrf-token': csrfToken,
      cookie,
    },
    body: JSON.stringify({ what }),
  });
  const content = Buffer.from(await reply.arrayBuffer());
  const milliseconds = performance.now() - begun;
  if (reply.status !== 200 || content.subarray(0, 2).toString() !== 'PK')
    throw new Error(`no workbook: ${reply.status} ${content.subarray(0, 300).toString()}`);
  return { milliseconds, bytes: content.length };
}

/** The list of the department, then wishes, marks, classes and certificates by SQL: what they are matters, not how they came. */
async function fill(county: OpenCounty, count: number): Promise<void> {
  const owner = await county.app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  const villages = (
    await owner.query(
      `select division_code from division where level = 'village' and path <@ '${COUNTY_PATH}' order by 1`,
    )
  ).rows.map((row) => String(row.division_code));
  if (villages.length === 0) throw new Error('the county has no villages');
  const rows = [...makePeople(count, SEED)].map(({ idNumber, name }, rowNo): DutyRow => {
    const household = Math.floor(rowNo / PER_HOUSEHOLD);
    return {
      ...{ rowNo, idNumber: idNumber as IdentityNumber, name },
      idToBeConfirmed: false,
      listHousehold: `J${household}`,
      headName: null,
      relation: rowNo % PER_HOUSEHOLD === 0 ? '户主' : '家庭成员',
      listVillage: null,
      villageCode: villages[household % villages.length] ?? null,
      recognisedOn: localDate('2017-12-31'),
    };
  });
  await apply(county, rows);
  const { organisationId, classes } = await fileClasses(county, 0, 1);
  await fillBySql(owner, { classId: classes[0]?.classId ?? '', organisationId, count });
  await owner.end();
}

async function apply({ app, actor }: OpenCounty, rows: readonly DutyRow[]): Promise<void> {
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  const list = {
    kind: 'monitored',
    countyCode: COUNTY,
    listedOn: localDate('2021-10-19'),
    source: 'bench',
    rows,
  } as const;
  const result = await performAct(app, actor, meta, async (act) => {
    const applied = await applyDutyList(act, list);
    if (applied.ok) await act.record({ event: 'bench', objectType: 'bench', objectId: 'bench' });
    return applied;
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
}

async function fillBySql(
  owner: pg.Client,
  of: { readonly classId: string; readonly organisationId: string; readonly count: number },
): Promise<void> {
  await owner.query(`create temporary table one as
    select e.person_id, e.division_path, e.village_code, (row_number() over (order by e.person_id))::int - 1 as no
    from duty_entry e where e.until_on is null`);
  await owner.query(`insert into need (need_id, person_id, division_path, village_code, kind, words, wish_key, destination,
      channel, asked_by, asked_on, first_asked_on, status, recorded_at)
    select gen_random_uuid(), person_id, division_path, village_code, (array['training', 'assessment', 'job'])[no % 3 + 1],
      '想学月嫂', 'bench', 'stay', 'township', gen_random_uuid(), '2021-10-01', '2021-10-01', 'open', now()
    from one where no % 10 < 4 on conflict do nothing`);
  await owner.query(`insert into contact_mark (mark_id, person_id, division_path, village_code, kind, reason, channel,
      marked_on, marked_by, recorded_at, status)
    select gen_random_uuid(), person_id, division_path, village_code, case no % 10 when 4 then 'no-wish' else 'not-reached' end,
      case no % 10 when 4 then null else 'not-at-home' end, 'township', '2021-10-02', gen_random_uuid(), now(), 'standing'
    from one where no % 10 in (4, 5) on conflict do nothing`);
  const classes = Math.ceil((of.count * 3) / 10 / PER_CLASS);
  await owner.query(
    `create temporary table class_of as select n, gen_random_uuid() as class_id from generate_series(0, ${classes}) n`,
  );
  await owner.query(
    `insert into training_class select (jsonb_populate_record(c, jsonb_build_object('class_id', k.class_id,
        'number', 'bench-' || k.n))).*
     from training_class c cross join class_of k where c.class_id = $1`,
    [of.classId],
  );
  await owner.query(
    `insert into enrolment (person_id, class_id, division_path, organisation_id, roster_no, during, status, source, recorded_at)
     select o.person_id, k.class_id, '${COUNTY_PATH}', $1, o.no / 10 % ${PER_CLASS} + 1, '[2021-06-28,2021-07-02)', 'enrolled', 'bench', now()
     from one o join class_of k on k.n = o.no / 10 * 3 / ${PER_CLASS} where o.no % 10 >= 7 on conflict do nothing`,
    [of.organisationId],
  );
  await owner.query(
    `insert into certificate (person_id, certificate_id, division_path, organisation_id, kind, number, issued_on, source, recorded_at)
     select person_id, gen_random_uuid(), '${COUNTY_PATH}', $1, 'skill-level', 'bench-' || no, '2021-07-10', 'bench', now()
     from one where no % 10 = 9 on conflict do nothing`,
    [of.organisationId],
  );
}

/** The same people by one SELECT without policies, facts or lists, their text compressed once. */
async function bareSelect(owner: pg.Client): Promise<number> {
  const begun = performance.now();
  const { rows } = await owner.query({
    text: `select p.name, p.id_number_masked, t.name, v.name, e.list_household, e.kind from duty_entry e
      join person p on p.person_id = e.person_id left join division v on v.division_code = e.village_code
      left join division t on t.division_code = v.parent_code where e.until_on is null order by e.division_path`,
    rowMode: 'array',
  });
  const bytes = gzipSync(Buffer.from(rows.map((row) => (row as string[]).join(',')).join('\n'))).length;
  if (bytes === 0) throw new Error('nobody is there');
  return performance.now() - begun;
}

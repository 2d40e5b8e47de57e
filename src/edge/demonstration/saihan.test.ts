import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsBeside } from '../../benefits/claims/index.ts';
import type { EntitlementDeps } from '../../benefits/entitlements/service-preview.ts';
import { previewView } from '../../benefits/entitlements/views.ts';
import { readTx } from '../../platform/db/index.ts';
import { fixedClock, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { fillCounty, testContext, WALL_TIME } from '../../testing/county-fixture.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database-fixture.ts';
import { intakeWords, planIntake, readFolder, reportOf } from '../intake/index.ts';
import { faultOfCounty } from './rules.ts';
import { selectCounty } from './store.ts';

// Saihan: a county in which certificates are paid, as people find it.

const FOLDER = fileURLToPath(new URL('../../../samples/hohhot-2024/', import.meta.url));
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await fillCounty(db, '150105');
}, 120_000);
afterAll(() => db?.close());

const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) =>
  (await readTx(db, { kind: 'system' }, (tx) => query.execute(tx))).rows;

describe('the county where certificates are paid', () => {
  it('has workbooks that come in whole: every row taken over, one with too few half days', async () => {
    const files = await readFolder(FOLDER);
    const report = reportOf(
      planIntake(files, { organisations: [], classes: [], enrolments: [] }, intakeWords()),
    );
    expect(report.files.filter(({ file, used }) => !used && !file.endsWith('.md'))).toEqual([]);
    const odd = report.rows.filter(({ outcome }) => outcome !== 'imported');
    expect(odd.map(({ outcome, cells }) => [outcome, cells[0]?.code])).toEqual([
      ['warned', 'attendance-below-80'],
    ]);
    expect(report.classes).toEqual([
      { name: '保育师一班', enrolled: 7, trained: 6, certified: 6 },
      { name: '养老护理员四级班', enrolled: 5, trained: 5, certified: 5 },
    ]);
  });

  it('has one claim paid on certificates, one published, one being reviewed, one with the answer no', async () => {
    const claims = await rowsOf(sql<{ benefit: string; status: string; outcomes: string[]; fen: number }>`
      select c.benefit, c.status, array_agg(distinct l.status) as outcomes, sum(l.amount_fen)::int as fen
      from claim c join claim_line l on l.claim_id = c.claim_id
      where c.subject_kind = 'certificates' group by c.claim_id, c.number, c.benefit, c.status order by c.number`);
    expect(claims).toEqual([
      { benefit: 'assessment-subsidy', status: 'settled', outcomes: ['not-entitled', 'paid'], fen: 88_000 },
      { benefit: 'skill-upgrade-subsidy', status: 'published', outcomes: ['published'], fen: 150_000 },
      { benefit: 'skill-upgrade-subsidy', status: 'accepted', outcomes: ['computed'], fen: 150_000 },
      { benefit: 'assessment-subsidy', status: 'confirmed', outcomes: ['not-entitled'], fen: 0 },
    ]);
  });

  it('has a level-4 certificate that waits for its holder, and agreements of which one is missing', async () => {
    const [worker] = await rowsOf(sql<{ level: number; claimed: string[] }>`
      select t.level, array_agg(l.benefit) as claimed from account a
      join certificate t on t.person_id = a.person_id join claim_line l on l.certificate_id = t.certificate_id
      where a.login = 'worker' group by t.level`);
    expect(worker).toEqual({ level: 4, claimed: ['assessment-subsidy'] });
    const without = await rowsOf(sql<{ login: string | null }>`
      select a.login from certificate t join training_class c on c.class_id = t.class_id
      left join account a on a.person_id = t.person_id
      where c.name = '保育师一班' and t.withdrawn_at is null
        and not exists (select 1 from payee_agreement_live g where g.person_id = t.person_id)
        and not exists (select 1 from claim_line l where l.certificate_id = t.certificate_id)`);
    expect(without).toEqual([{ login: 'worker5' }]);
  });

  it('has a class to enrol in that says before enrolling that the subsidy was had once', async () => {
    const app = await testContext(db, fixedClock(WALL_TIME));
    const deps: EntitlementDeps = {
      policies: app.policies,
      grantsOf: (act, lines) => grantsBeside(act, lines, null),
    };
    const [of] = await rowsOf(sql<{ openingId: Uuid }>`select opening_id from class_opening`);
    const wouldBe = async (login: string) => {
      const [who] = await rowsOf(
        sql<{ personId: PersonId }>`select person_id from account where login = ${login}`,
      );
      const seen = await readTx(db, { kind: 'system' }, (tx) =>
        previewView({ tx, ciphers: app.ciphers, today: app.clock.today() }, deps, {
          openingId: of?.openingId as Uuid,
          personId: who?.personId as PersonId,
        }),
      );
      return seen?.wouldBe.find(({ benefit }) => benefit === 'training-subsidy');
    };
    const again = await wouldBe('worker5');
    expect(again).toMatchObject({ outcome: 'not-entitled', amountFen: 0 });
    expect(again?.reasons[0]?.because).toContain('2024年');
    // Whoever learned another trade would have it.
    const other = await wouldBe('worker');
    expect(other?.reasons.filter(({ because }) => because.includes('2024年3月'))).toEqual([]);
    expect(other).toMatchObject({ outcome: 'entitled' });
  });

  it('knows of which county it is', async () => {
    expect(await readTx(db, { kind: 'system' }, selectCounty)).toBe('150105');
  });
});

describe('a data folder is of one county', () => {
  const counties = [
    { code: '371526', name: '高唐县' },
    { code: '150105', name: '赛罕区' },
  ];
  const asked = (county: string | undefined, mode: 'demonstration' | 'production' = 'demonstration') =>
    ({ county, mode, dataDir: './here' }) as const;

  it('opens as what it is, asked for or not', () => {
    expect(faultOfCounty(asked(undefined), '150105', counties)).toBeUndefined();
    expect(faultOfCounty(asked('150105'), '150105', counties)).toBeUndefined();
    expect(faultOfCounty(asked('150105'), undefined, counties)).toBeUndefined();
  });

  it('is refused as another, as an unknown one, and in production, each with what to do', () => {
    expect(faultOfCounty(asked('150105'), '371526', counties)).toMatch(
      /371526（高唐县）的演示，不能当 150105.*--data/,
    );
    expect(faultOfCounty(asked('150102'), undefined, counties)).toMatch(
      /没有 150102.*371526（高唐县）或 150105（赛罕区）/,
    );
    expect(faultOfCounty(asked('150105', 'production'), undefined, counties)).toMatch(/只供演示/);
  });
});

// For tests only: marks as attendance keeps them, and photos that a teacher has handed in.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Actor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import { prepareFile, stageFile, standInScanner } from '../platform/files/index.ts';
import { type PersonId, systemIds, type Uuid } from '../platform/kernel/index.ts';
import { actAs, COUNTY_PATH, type TestApp, value } from './classes-fixture.ts';

export interface MarkGiven {
  readonly personId: PersonId;
  /** YYYY-MM-DD HH:MM:SS by the clock of China. */
  readonly at: string;
  readonly half?: 'morning' | 'afternoon';
  readonly way?: 'code' | 'id-card' | 'witness' | 'paper';
  readonly deviceId?: string;
}

/** Adds marks to a class, as they would have come. */
export async function addMarks(
  app: TestApp,
  of: { readonly classId: Uuid; readonly organisationId: Uuid },
  marks: readonly MarkGiven[],
): Promise<void> {
  const ids = systemIds(app.clock);
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    for (const mark of marks) {
      const at = new Date(`${mark.at.replace(' ', 'T')}+08:00`);
      await sql`insert into attendance_mark (person_id, class_id, mark_id, division_path, organisation_id, taught_on, half,
          moment, way, marked_at, received_at, device_id, recorded_by, reason)
        values (${mark.personId}, ${of.classId}, ${ids.uuid()}, ${COUNTY_PATH}::ltree, ${of.organisationId},
          ${mark.at.slice(0, 10)}::date, ${mark.half ?? 'morning'}, 'in', ${mark.way ?? 'code'}, ${at}, ${at},
          ${mark.deviceId ?? null}, ${ids.uuid()}, ${mark.way === 'witness' ? '手机没电' : null})`.execute(
        tx,
      );
    }
  });
}

/** Stages a file as this account would by the page. */
export async function stagePhoto(
  app: TestApp,
  who: Actor,
  content: Buffer,
  name = '上课.jpg',
): Promise<Uuid> {
  const store = { folder: join(tmpdir(), `jilu-evidence-${process.pid}`), scanner: standInScanner };
  const prepared = value(await prepareFile(store, { name, content }));
  const stored = await actAs(app, who, (act) => stageFile(act, store, act.ids.uuid(), prepared));
  return value(stored).fileId as Uuid;
}

/** Finds a sign of the class by hand, open, with these traits. */
export async function addSignOn(
  app: TestApp,
  of: { readonly classId: Uuid; readonly organisationId: Uuid },
  more: { readonly needsTwo?: boolean; readonly persons?: readonly PersonId[]; readonly about?: string } = {},
): Promise<Uuid> {
  const signId = systemIds(app.clock).uuid();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into evidence_sign (sign_id, class_id, organisation_id, division_path, rule, about, facts, facts_digest,
        persons, weight, needs_two, found_on, seen_again_on, status)
      values (${signId}, ${of.classId}, ${of.organisationId}, ${COUNTY_PATH}::ltree, 'one-device',
        ${more.about ?? '2021-06-28 morning'}, '{"day":"2021-06-28","half":"morning","people":3}'::jsonb,
        decode(repeat('ab', 32), 'hex'), ${[...(more.persons ?? [])]}::bigint[], 60, ${more.needsTwo ?? false},
        '2021-06-29'::date, '2021-06-29'::date, 'open')`.execute(tx),
  );
  return signId;
}

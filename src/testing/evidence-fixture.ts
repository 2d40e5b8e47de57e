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

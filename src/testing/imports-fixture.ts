// For tests only: a batch of sheets that is imported by the handler of a county, and taken back by two.
import { expect } from 'vitest';
import { lawOfRegion } from '../edge/intake/law.ts';
import type { IntakeFile } from '../edge/intake/rules-plan.ts';
import { confirmBatch, stageBatch } from '../edge/intake/service-batches.ts';
import { decideUndo, proposeUndo, withdrawUndo } from '../edge/intake/service-undo.ts';
import { batchDetail } from '../edge/intake/views.ts';
import { intakeWords } from '../edge/intake/words.ts';
import type { Cell, SheetRow } from '../edge/workbooks/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { readTx } from '../platform/db/index.ts';
import type { Uuid } from '../platform/kernel/index.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { actAs, value } from './classes-fixture.ts';

/** A workbook of one sheet, both of this name. */
export function fileOf(name: string, rows: readonly (readonly (Cell | undefined)[])[]): IntakeFile {
  return {
    file: `${name}.xlsx`,
    workbook: {
      format: 'xlsx',
      sheets: [
        {
          name,
          state: 'visible',
          merges: [],
          hiddenColumns: [],
          rows: rows.map((cells, i): SheetRow => ({ number: i + 1, hidden: false, cells })),
        },
      ],
    },
  };
}

/** What people of `county` do with batches. */
export function importActs(county: () => ClaimFixture) {
  const words = intakeWords();
  const read = <T>(work: Parameters<typeof readTx<T>>[2]) =>
    readTx(county().app.db, county().staff.handler.scope, work);
  /** Imports these files as one batch; so many rows must be refused. What changes amounts somebody else confirms. */
  async function bring(
    files: readonly IntakeFile[],
    refused = 0,
    confirmer: Actor = county().staff.handler,
  ): Promise<Uuid> {
    const { app, staff, law } = county();
    const batchId = app.ids.uuid();
    const sent = files.map(({ file }) => ({ name: file, content: Buffer.from(file) }));
    value(await actAs(app, staff.handler, (act) => stageBatch(act, batchId, { sent, read: files }, words)));
    const confirmed = value(
      await actAs(app, confirmer, (act) =>
        confirmBatch(act, { batchId, version: 1 }, files, { words, law: lawOfRegion(law.policies) }),
      ),
    );
    expect(confirmed.counts.refused).toBe(refused);
    return batchId;
  }
  const propose = (by: Actor, batchId: Uuid, version = 2) =>
    actAs(county().app, by, (act) => proposeUndo(act, { batchId, version, reason: '日期全部填错一年' }));
  const decide = (by: Actor, batchId: Uuid, version = 3, decision: 'passed' | 'returned' = 'passed') =>
    actAs(county().app, by, (act) =>
      decideUndo(act, batchId, { version, decision, opinion: '核对过，情况属实' }, county().law),
    );
  /** On the version that the batch has now. */
  const withdraw = async (by: Actor, batchId: Uuid) => {
    const version = (await detail(batchId))?.version ?? 0;
    return actAs(county().app, by, (act) => withdrawUndo(act, { batchId, version, reason: '撤销提早了' }));
  };
  const detail = (batchId: Uuid, by = county().staff.handler) => read((tx) => batchDetail(tx, by, batchId));
  return { read, bring, propose, decide, detail, withdraw };
}

import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import { type Act, type Actor, accountsBehind, allowedIn, NOT_FOUND } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import {
  type Ciphers,
  done,
  type LocalDate,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type {
  correctionRow,
  correctionsReply,
  SuppliedFact,
  unmaskCorrectionReply,
} from './contract-corrections.ts';
import { CORRECTION } from './machine.ts';
import {
  type IdentityValues,
  identityFields,
  type StatementValues,
  statementText,
} from './rules-corrections.ts';
import { record, subjectTypeOf } from './service-corrections.ts';
import { openedValues } from './service-decide-correction.ts';
import { unmaskingRefusal } from './service-looking.ts';
import { type CorrectionRow, findCorrection, listCorrections } from './store-corrections.ts';

interface Reader {
  readonly tx: Tx;
  readonly ciphers: Ciphers;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly vocabulary: Vocabulary;
}

/** Corrections with what was before, numbers masked. */
export async function correctionViews(
  reader: Reader,
  filter: Parameters<typeof listCorrections>[1],
): Promise<z.input<typeof correctionsReply>> {
  const { tx, actor, today } = reader;
  const { rows, total } = await listCorrections(tx, filter);
  const files = await filesOf(
    reader,
    'person-correction',
    rows.map(({ correctionId }) => correctionId),
  );
  const behind = await accountsBehind(
    tx,
    rows.map(({ proposedById }) => proposedById),
  );
  const views: z.input<typeof correctionRow>[] = [];
  for (const row of rows) {
    const approval = await caseOf(tx, subjectTypeOf(row.subject), row.correctionId, today);
    const isOwn = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
    views.push({
      correctionId: row.correctionId,
      personId: row.personId,
      personName: row.personName,
      idNumberMasked: row.idNumberMasked,
      subject: row.subject,
      fields: fieldsOf(reader, row, true),
      reason: row.reason,
      document: row.document,
      files: [...(files.get(row.correctionId) ?? [])],
      status: row.status,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      steps: approval?.steps ?? [],
      version: row.version,
      allowed: allowedIn(CORRECTION, row.status, actor).filter((act) =>
        act === 'persons.withdrawCorrection' ? isOwn : !isOwn,
      ),
    });
  }
  return {
    rows: views,
    next: rows.length === filter.limit ? (rows.at(-1)?.correctionId ?? null) : null,
    total,
  };
}

function fieldsOf(
  reader: Pick<Reader, 'ciphers' | 'vocabulary'>,
  row: CorrectionRow,
  masked: boolean,
): z.input<typeof correctionRow>['fields'] {
  if (row.subject === 'identity') {
    const before = openedValues<IdentityValues>(reader, row, 'before') ?? {};
    const after = openedValues<IdentityValues>(reader, row, 'after') ?? {};
    return identityFields({ before, after }, row.changed, masked);
  }
  const text = (side: 'before' | 'after') => {
    const values = openedValues<StatementValues>(reader, row, side);
    return values && statementText(row.subject as SuppliedFact, values, reader.vocabulary);
  };
  return [{ field: 'statement', before: text('before'), after: text('after') ?? '' }];
}

/** Shows the whole values of a correction, once, for a stated reason. Refuses `not-found`, `unmask-limit`. */
export async function unmaskCorrection(
  act: Act,
  correctionId: Uuid,
  reason: string,
  vocabulary: Vocabulary,
): Promise<Result<z.infer<typeof unmaskCorrectionReply>>> {
  const correction = await findCorrection(act.tx, correctionId);
  if (!correction) return refused(NOT_FOUND);
  const limit = await unmaskingRefusal(act);
  if (limit) return refused(limit);
  await record(act, correction, { event: 'person-correction-unmasked', reason, detail: {} });
  const values = fieldsOf({ ciphers: act.ciphers, vocabulary }, correction, false);
  return done({ values, shownAt: act.clock.now().toISOString() });
}

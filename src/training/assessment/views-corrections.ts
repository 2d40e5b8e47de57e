import type { z } from 'zod';
import { type Actor, accountsBehind } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { correctionsReply } from './contract-corrections.ts';
import { correctionActs } from './machine.ts';
import type { AssessmentFollowers, PaidLine } from './ports.ts';
import { changedFields } from './rules-corrections.ts';
import { findClassHead } from './store.ts';
import { findCorrections } from './store-corrections.ts';

/** Corrections of results and certificates of a class, with what was before; undefined when the class is out of reach. */
export async function correctionsOf(
  reader: {
    readonly tx: Tx;
    readonly actor: Actor;
    readonly ciphers: Ciphers;
    readonly today: LocalDate;
    readonly followers: AssessmentFollowers;
  },
  classId: Uuid,
): Promise<z.input<typeof correctionsReply> | undefined> {
  const { tx, actor, today, followers } = reader;
  if ((await findClassHead(tx, classId)) === undefined) return undefined;
  const corrections = await findCorrections(tx, classId);
  const files = await filesOf(
    reader,
    'outcome-correction',
    corrections.map(({ correctionId }) => correctionId),
  );
  const behind = await accountsBehind(
    tx,
    corrections.map(({ proposedById }) => proposedById),
  );
  const paid =
    corrections.length > 0 && actor.organisationId === null
      ? await followers.paidLines(tx, classId)
      : undefined;
  const rows: z.input<typeof correctionsReply>['rows'] = [];
  for (const correction of corrections) {
    const { correctionId, kind, resultKind, review, personId, personName, reason, document, status } =
      correction;
    const approval = await caseOf(tx, 'fact-correction', correctionId, today);
    const isOwn = behind.get(correction.proposedById)?.includes(actor.accountId) ?? false;
    rows.push({
      ...{ correctionId, kind, resultKind, review, personId, personName, reason, document, status },
      fields: changedFields(correction.before, correction.after),
      files: [...(files.get(correctionId) ?? [])],
      proposedBy: correction.proposedBy,
      proposedAt: correction.proposedAt.toISOString(),
      decidedAt: correction.decidedAt?.toISOString() ?? null,
      dueOn: approval?.dueOn ?? null,
      steps: approval?.steps ?? [],
      paidLines: paidOn(correction, paid?.get(personId) ?? []),
      version: correction.version,
      allowed: correctionActs(actor, { status, isOwn, nextStep: approval?.nextStep ?? null }),
    });
  }
  return { classId, rows };
}

/** Of what was paid to a trainee, what rests on that which is corrected: one certificate, or everything of the class. */
function paidOn(
  { certificateId: corrected }: { readonly certificateId: Uuid | null },
  paid: readonly PaidLine[],
): { claimLineId: Uuid; benefit: string }[] {
  return paid
    .filter(
      ({ certificateId }) => corrected === null || certificateId === null || certificateId === corrected,
    )
    .map(({ claimLineId, benefit }) => ({ claimLineId, benefit }));
}

import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Ciphers, canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { isDecided } from '../claims/index.ts';
import type { decisionReply, myDecisionsReply, ofClaimReply, Part } from './contract.ts';
import { DECISION } from './machine.ts';
import { changedLines } from './rules.ts';
import { type DecisionDeps, draftOf, headKept, isIntact, keptTexts, textOfPart } from './service-parts.ts';
import {
  type DecisionRow,
  decisionsOfClaim,
  findDecision,
  ownDecisions,
  type PartRow,
  partsOfDecisions,
} from './store.ts';

interface DecisionReader {
  readonly tx: Tx;
  readonly actor: Pick<Actor, 'role' | 'personKey' | 'actingFor' | 'scope'>;
  readonly today: LocalDate;
  readonly ciphers: Ciphers;
}

function summaryOf(row: DecisionRow) {
  const { decisionId, number, edition, kind, status, replacesReason, endReason, version } = row;
  return {
    ...{ decisionId, number, edition, kind, status, replacesReason, endReason, version },
    issuedAt: row.issuedAt.toISOString(),
    issuedBy: row.issuedByName,
  };
}

/** The decisions on a claim, and whether the one in force still says how it stands; undefined when it is out of scope. */
export async function decisionsView(
  reader: DecisionReader,
  deps: Pick<DecisionDeps, 'policies'>,
  claimId: Uuid,
): Promise<z.input<typeof ofClaimReply> | undefined> {
  const { tx, ciphers, actor } = reader;
  const draft = await draftOf(reader, deps, claimId);
  if (!draft) return undefined;
  const rows = await decisionsOfClaim(tx, claimId);
  const standing = rows.find(({ status }) => canDo(DECISION, status, 'take-back'));
  const kept = standing ? keptTexts(ciphers, await partsOfDecisions(tx, [standing.decisionId])) : [];
  const now = draft.parts.map(({ line, text }) => ({ claimLineId: line.claimLineId, text }));
  const changed = standing ? changedLines(kept, now) : 0;
  const decisions = [];
  for (const row of rows)
    decisions.push({
      ...summaryOf(row),
      ...(await waitingOn(reader, row, changed > 0)),
    });
  return {
    decisions,
    changedLines: changed,
    claimVersion: draft.claim.version,
    allowed: isDecided(draft.claim.status) && !standing ? allowedOf(actor, ['decisions.issue']) : [],
  };
}

/** Who would replace it, and what the reader may do about it: its proposer does not decide. */
async function waitingOn({ tx, actor }: DecisionReader, row: DecisionRow, hasChanged: boolean) {
  const isWaiting = canDo(DECISION, row.status, 'decisions.decideReplacement');
  const proposal = isWaiting
    ? (await caseOf(tx, 'written-decision', row.decisionId))?.steps.findLast(
        ({ decision }) => decision === 'prepared',
      )
    : undefined;
  const takers = isWaiting ? await stepTakersOf(tx, 'written-decision', row.decisionId) : [];
  const isOwn = takers.some(({ persons }) => isOneOf(actor, persons));
  return {
    proposed:
      proposal && actor.scope.kind === 'division'
        ? { by: proposal.who, at: proposal.decidedAt, reason: proposal.opinion ?? '' }
        : null,
    allowed: allowedIn(DECISION, row.status, actor).filter((route) => {
      if (route === 'decisions.withdrawReplacement') return isOwn;
      return route === 'decisions.decideReplacement' ? !isOwn : hasChanged;
    }),
  };
}

/** One decision exactly as it was issued; undefined when it is out of scope. */
export async function decisionView(
  { tx, ciphers }: Pick<DecisionReader, 'tx' | 'ciphers'>,
  decisionId: Uuid,
): Promise<z.input<typeof decisionReply> | undefined> {
  const row = await findDecision(tx, decisionId);
  if (!row) return undefined;
  const parts = await partsOfDecisions(tx, [decisionId]);
  return {
    ...summaryOf(row),
    claimId: row.claimId,
    head: headKept(row),
    digest: row.digest.toString('hex'),
    isIntact: isIntact(ciphers, row, parts),
    parts: parts.map((part) => keptPart(ciphers, part)),
  };
}

/** What decisions say of the reader herself; nothing of anybody else. */
export async function myDecisions({
  tx,
  ciphers,
}: Pick<DecisionReader, 'tx' | 'ciphers'>): Promise<z.input<typeof myDecisionsReply>> {
  const rows = await ownDecisions(tx);
  const parts = await partsOfDecisions(
    tx,
    rows.map(({ decisionId }) => decisionId),
  );
  return {
    decisions: rows.map((row) => {
      const { decisionId, kind, status, endReason } = row;
      const { granted: _g, refused: _r, open: _o, ...head } = headKept(row);
      return {
        ...{ decisionId, kind, status, endReason, head },
        parts: parts.filter((part) => part.decisionId === decisionId).map((part) => keptPart(ciphers, part)),
      };
    }),
  };
}

function keptPart(ciphers: Ciphers, row: PartRow) {
  return { claimLineId: row.claimLineId, ...(JSON.parse(textOfPart(ciphers, row)) as Part) };
}

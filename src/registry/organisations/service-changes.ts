import type { z } from 'zod';
import {
  type Act,
  type Actor,
  accountsBehind,
  allowedIn,
  NOT_FOUND,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import { attachFiles, filesOf } from '../../platform/files/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { maskPhone } from '../persons/index.ts';
import {
  type ChangeStatus,
  OWN_FIELDS,
  type OwnField,
  type organisationChangeView,
} from './contract-changes.ts';
import { ORGANISATION_CHANGE } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { findById, type OrganisationRow } from './store.ts';
import {
  type ChangeRow,
  insertChange,
  listChanges,
  lockChange,
  type OwnData,
  setChangeStatus,
  storeOwnData,
} from './store-changes.ts';

type Moved = Result<{ changeId: Uuid; status: ChangeStatus; version: number }>;
type Stated = Readonly<Partial<Record<OwnField, string | null | undefined>>>;
type ChangeId = Pick<ChangeRow, 'organisationId' | 'changeId'>;

export interface ProposedChange {
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly legalRepresentative?: string | undefined;
  readonly licenceNumber?: string | undefined;
  readonly industryClass?: string | undefined;
  readonly document: string;
  readonly reason: string;
  readonly fileIds?: readonly string[] | undefined;
}

const ownDataOf = (row: OrganisationRow): Record<OwnField, string | null> => ({
  address: row.address,
  phone: row.phoneMasked,
  legalRepresentative: row.legalRepresentative,
  licenceNumber: row.licenceNumber,
  industryClass: row.industryClass,
});

/**
 * The organisation itself, or a handler for it, states what has changed of its own data; the register stays until
 * another person agrees. Refuses `not-found`, `nothing-changed`, `change-waiting`, `not-staged`.
 */
export async function proposeChange(
  act: Act,
  organisationId: Uuid,
  proposed: ProposedChange,
): Promise<Result<{ changeId: Uuid }>> {
  const known = await findById(act.tx, organisationId, true);
  if (!known) return refused(NOT_FOUND);
  const { divisionPath } = known;
  const now = ownDataOf(known);
  const { phone, document, reason } = proposed;
  const stated: Stated = { ...proposed, ...(phone === undefined ? {} : { phone: maskPhone(phone) }) };
  const changed = OWN_FIELDS.filter((field) => stated[field] !== undefined && stated[field] !== now[field]);
  if (changed.length === 0) return refused(REFUSALS.nothingChanged);
  const pick = (data: Stated): OwnData =>
    Object.fromEntries(changed.map((field) => [field, data[field] ?? null]));
  const changeId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertChange(act.tx, {
      changeId,
      organisationId,
      divisionPath,
      before: pick(now),
      after: pick(stated),
      phoneCipher:
        phone !== undefined && changed.includes('phone')
          ? act.ciphers.encrypt(`organisation.phone.${organisationId}`, phone)
          : null,
      document,
      reason,
      status: beginning(ORGANISATION_CHANGE, 'organisations.proposeChange'),
      proposedById: act.actor.accountId,
      proposedAt: act.clock.now(),
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'organisation_change_one_open') return refused(REFUSALS.changeWaiting);
    throw new Error(`change not proposed: ${added.violation.constraint}`);
  }
  const subject = {
    subjectType: 'organisation-change',
    subjectId: changeId,
    divisionPath,
    organisationId,
  } as const;
  const opened = await openCase(act, {
    ...subject,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const attached = await attachFiles(act, proposed.fileIds ?? [], subject);
  if (!attached.ok) return attached;
  await act.record({
    event: 'organisation-change-proposed',
    objectType: 'organisation',
    objectId: organisationId,
    divisionPath,
    organisationId,
    reason,
    detail: { changed, document, files: attached.value.count },
  });
  return done({ changeId });
}

/**
 * Another person decides: passed, the register says it from now on. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `changed-meanwhile`.
 */
export async function decideChange(
  act: Act,
  id: ChangeId,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Moved> {
  const known = await findById(act.tx, id.organisationId, true);
  const change = known && (await lockChange(act.tx, id));
  if (!known || !change) return refused(NOT_FOUND);
  if (change.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(ORGANISATION_CHANGE, change.status, 'organisations.decideChange'))
    return refused(REFUSALS.changeDecided);
  const now = ownDataOf(known);
  const moved = Object.entries(change.before).some(([field, before]) => now[field as OwnField] !== before);
  if (review.decision === 'passed' && moved) return refused(REFUSALS.changedMeanwhile);
  const performed = await performStep(act, {
    subjectType: 'organisation-change',
    subjectId: change.changeId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(ORGANISATION_CHANGE, change.status, 'organisations.decideChange', review.decision);
  if (review.decision === 'passed') await storeOwnData(act.tx, change);
  return move(act, change, status, {
    event: 'organisation-change-decided',
    detail: { decision: review.decision, changed: Object.keys(change.after) },
    reason: review.opinion?.trim(),
  });
}

/**
 * Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `not-the-proposer`, `version-conflict`.
 */
export async function withdrawChange(
  act: Act,
  id: ChangeId,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const change = await lockChange(act.tx, id);
  if (!change) return refused(NOT_FOUND);
  if (!canDo(ORGANISATION_CHANGE, change.status, 'organisations.withdrawChange'))
    return refused(REFUSALS.changeDecided);
  const behind = await accountsBehind(act.tx, [change.proposedById]);
  if (!behind.get(change.proposedById)?.includes(act.actor.accountId))
    return refused(REFUSALS.changeOfAnother);
  if (change.version !== given.version) return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'organisation-change', change.changeId, given.reason);
  const status = nextOf(ORGANISATION_CHANGE, change.status, 'organisations.withdrawChange');
  return move(act, change, status, {
    event: 'organisation-change-withdrawn',
    detail: {},
    reason: given.reason,
  });
}

async function move(
  act: Act,
  change: ChangeRow,
  status: ChangeStatus,
  said: {
    readonly event: string;
    readonly detail: Record<string, unknown>;
    readonly reason: string | undefined;
  },
): Promise<Moved> {
  if (!(await setChangeStatus(act.tx, change, status))) return refused(VERSION_CONFLICT);
  const { reason, ...entry } = said;
  await act.record({
    ...entry,
    objectType: 'organisation',
    objectId: change.organisationId,
    divisionPath: change.divisionPath,
    organisationId: change.organisationId,
    ...(reason ? { reason } : {}),
  });
  return done({ changeId: change.changeId, status, version: change.version + 1 });
}

/** The last changes of an organisation's own data, newest first, with papers and steps. */
export async function changesOf(
  reader: { readonly tx: Tx; readonly ciphers: Ciphers },
  actor: Actor,
  organisationId: Uuid,
  today: LocalDate,
): Promise<z.infer<typeof organisationChangeView>[]> {
  const rows = await listChanges(reader.tx, organisationId);
  const files = await filesOf(
    reader,
    'organisation-change',
    rows.map(({ changeId }) => changeId),
  );
  const behind = await accountsBehind(
    reader.tx,
    rows.map(({ proposedById }) => proposedById),
  );
  const views: z.infer<typeof organisationChangeView>[] = [];
  for (const row of rows) {
    const mine = behind.get(row.proposedById)?.includes(actor.accountId) ?? false;
    views.push({
      changeId: row.changeId,
      fields: OWN_FIELDS.flatMap((field) =>
        row.after[field] === undefined
          ? []
          : [{ field, before: row.before[field] ?? null, after: row.after[field] ?? null }],
      ),
      document: row.document,
      reason: row.reason,
      files: [...(files.get(row.changeId) ?? [])],
      status: row.status,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt.toISOString(),
      steps: (await caseOf(reader.tx, 'organisation-change', row.changeId, today))?.steps ?? [],
      version: row.version,
      allowed: allowedIn(ORGANISATION_CHANGE, row.status, actor).filter(
        (act) => act !== 'organisations.withdrawChange' || mine,
      ),
    });
  }
  return views;
}

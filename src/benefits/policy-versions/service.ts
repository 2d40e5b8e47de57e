import type { Policies } from '../../law/policy/index.ts';
import {
  changeScarce,
  changeSetting,
  changeStandard,
  innerDivisions,
  lockPolicyTables,
  occupationNames,
  type PolicyTables,
  policyTables,
  type TableChange,
} from '../../law/reference/index.ts';
import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  openCase,
  performStep,
  type ReviewBody,
  sendCaseBack,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  type Ciphers,
  canDo,
  divisionLiesIn,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import { nextNumber } from '../funds/index.ts';
import type { Change } from './contract.ts';
import { VERSION } from './machine.ts';
import { needsFinance, REFUSALS } from './rules.ts';
import { draftFaults } from './rules-faults.ts';
import { findVersion, insertVersion, lockVersion, updateVersion, type VersionRow } from './store.ts';

type PolicyDeps = { readonly policies: Policies };
type Saved = { readonly versionId: Uuid; readonly version: number };
/** Working days for the second person; no notice sets them, the offices' own rule for budgets does. */
const APPROVAL_WORKING_DAYS = 5;

interface Head {
  readonly title: string;
  readonly document: string;
  readonly effectiveOn: string;
}

/** A draft for the actor's own division. Refuses `no-division`, `unknown-policy`, `not-your-region`. */
export async function createVersion(
  act: Act,
  { policies }: PolicyDeps,
  drafted: Head & { readonly policyId: string },
): Promise<Result<Saved>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(REFUSALS.noDivision);
  const notice = policies.clauses.documents.get(drafted.policyId);
  if (!notice || !policies.packs.has(drafted.policyId)) return refused(REFUSALS.unknownPolicy);
  if (!divisionLiesIn(divisionCode, notice.region)) return refused(REFUSALS.notYourRegion);
  const series = `V${divisionCode}-${yearOf(act.clock.today())}`;
  const versionId = act.ids.uuid();
  await insertVersion(
    act.tx,
    {
      versionId,
      policyId: drafted.policyId,
      divisionCode,
      divisionPath,
      number: `${series}-${String(await nextNumber(act.tx, series)).padStart(4, '0')}`,
      title: drafted.title,
      document: drafted.document,
      effectiveOn: drafted.effectiveOn as LocalDate,
      status: beginning(VERSION, 'policyVersions.create'),
    },
    { at: act.clock.now(), by: act.actor.accountId },
  );
  await record(act, { versionId, divisionPath }, 'policy-version-drafted', { policyId: drafted.policyId });
  return done({ versionId, version: 1 });
}

/** Replaces the whole draft by this one. Refuses `version-conflict`, `version-not-open`. */
export async function saveVersion(
  act: Act,
  _deps: PolicyDeps,
  versionId: Uuid,
  saved: Head & { readonly version: number; readonly changes: readonly Change[] },
): Promise<Result<Saved>> {
  const known = await openVersion(act, versionId, saved.version, 'policyVersions.save');
  if (!known.ok) return known;
  const { title, document, changes } = saved;
  const version = await updateVersion(act.tx, versionId, {
    title,
    document,
    changes,
    effectiveOn: saved.effectiveOn as LocalDate,
  });
  await record(act, known.value, 'policy-version-amended', { changes: changes.length });
  return done({ versionId, version });
}

/** A version that its makers may still change by this act. Refuses `version-conflict`, `version-not-open`. */
export async function openVersion(
  act: Act,
  versionId: Uuid,
  version: number | null,
  by: ActOf<typeof VERSION>,
): Promise<Result<VersionRow>> {
  const known = await lockVersion(act.tx, versionId, act.clock.today());
  if (!known) return refused(NOT_FOUND);
  if (version !== null && known.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(VERSION, known.status, by)) return refused(REFUSALS.notOpen);
  return done(known);
}

/** What speaks against a draft now; empty when it may be handed in. */
export async function faultsOf(
  tx: Tx,
  policies: Policies,
  version: VersionRow,
  today: LocalDate,
): Promise<Refusal[]> {
  const codes = version.changes.flatMap((change) =>
    'occupationCode' in change && change.occupationCode !== null ? [change.occupationCode] : [],
  );
  const { policyId, divisionCode } = version;
  const inner: { divisionName: string; tables: PolicyTables }[] = [];
  for (const below of await innerDivisions(tx, policyId, divisionCode))
    inner.push({
      divisionName: below.divisionName,
      tables: await policyTables(tx, policyId, below.divisionCode),
    });
  return draftFaults(version, {
    policies,
    tables: await policyTables(tx, policyId, divisionCode),
    inner,
    today,
    knownOccupations: new Set((await occupationNames(tx, codes)).keys()),
  });
}

/** Of the changes alone: a new day needs no new dry run, another amount does. */
export function contentDigest(digest: (text: string) => Buffer, changes: readonly Change[]): Buffer {
  return digest(JSON.stringify(changes));
}

/** The current content is the content of the last dry run, and the tables under it are still the same. */
export function isTried(
  row: Pick<VersionRow, 'triedDigest' | 'changes'>,
  ciphers: Pick<Ciphers, 'digest'>,
): boolean {
  const content = contentDigest((text) => ciphers.digest(text), row.changes);
  return row.triedDigest !== null && Buffer.compare(row.triedDigest, content) === 0;
}

/** Two people sign a version: this is the first. Refuses `dry-run-first`, every fault of the draft, `version-conflict`. */
export async function submitVersion(
  act: Act,
  { policies }: PolicyDeps,
  versionId: Uuid,
  version: number,
): Promise<Result<Saved>> {
  const known = await openVersion(act, versionId, version, 'policyVersions.submit');
  if (!known.ok) return known;
  const faults = await faultsOf(act.tx, policies, known.value, act.clock.today());
  if (faults.length > 0) return refused(...faults);
  const { changes, divisionPath } = known.value;
  if (!isTried(known.value, act.ciphers)) return refused(REFUSALS.dryRunFirst);
  const opened = await openCase(act, {
    subjectType: 'policy-version',
    subjectId: versionId,
    divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
  if (!opened.ok) return opened;
  const status = nextOf(VERSION, known.value.status, 'policyVersions.submit');
  const next = await updateVersion(act.tx, versionId, { status });
  await record(act, known.value, 'policy-version-submitted', {
    effectiveOn: known.value.effectiveOn,
    changes: changes.length,
    document: known.value.document,
  });
  return done({ versionId, version: next });
}

/**
 * The second person decides. Passed: the draft is in the tables from its day on, or, where it moves amounts or the scarce
 * list, waits for finance (LN-3-11a, SX-3-10a). Refuses `four-eyes`, `version-conflict`, `dry-run-again`, and every fault
 * that has come up since, a day that has passed meanwhile above all.
 */
export async function reviewVersion(
  act: Act,
  { policies }: PolicyDeps,
  versionId: Uuid,
  review: ReviewBody,
): Promise<Result<Saved>> {
  const known = await lockVersion(act.tx, versionId, act.clock.today());
  if (!known) return refused(NOT_FOUND);
  const isToSign = review.decision === 'passed' && needsFinance(known.changes);
  return decideVersion(act, policies, known, {
    ...review,
    by: 'policyVersions.review',
    step: 'approve',
    choice: isToSign ? 'to-finance' : review.decision,
    nextStep: isToSign ? 'sign' : null,
  });
}

/**
 * Somebody of finance, another person than those before, signs what moves amounts or the scarce list. Passed: it is in the
 * tables from its day on; returned: its makers correct it. Refuses as `reviewVersion` does.
 */
export async function signVersion(
  act: Act,
  { policies }: PolicyDeps,
  versionId: Uuid,
  review: ReviewBody,
): Promise<Result<Saved>> {
  const known = await lockVersion(act.tx, versionId, act.clock.today());
  if (!known) return refused(NOT_FOUND);
  const { decision: choice } = review;
  return decideVersion(act, policies, known, {
    ...review,
    by: 'policyVersions.signFinance',
    step: 'sign',
    choice,
    nextStep: null,
  });
}

interface Decided extends ReviewBody {
  readonly by: 'policyVersions.review' | 'policyVersions.signFinance';
  readonly step: 'approve' | 'sign';
  /** What the decision leads to. */
  readonly choice: string;
  readonly nextStep: 'sign' | null;
}

async function decideVersion(
  act: Act,
  policies: Policies,
  known: VersionRow,
  decided: Decided,
): Promise<Result<Saved>> {
  const { versionId } = known;
  if (known.version !== decided.version) return refused(REFUSALS.versionConflict);
  const reviewed = await performStep(act, {
    subjectType: 'policy-version',
    subjectId: versionId,
    step: decided.step,
    decision: decided.decision,
    reasonCode: decided.reasonCode,
    opinion: decided.opinion,
    nextStep: decided.nextStep,
    due: decided.nextStep === null ? null : { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
  if (!reviewed.ok) return reviewed;
  if (decided.decision === 'passed') {
    await lockPolicyTables(act.tx, known.policyId);
    const faults = await faultsOf(act.tx, policies, known, act.clock.today());
    if (faults.length > 0) return refused(...faults);
    // Locked only now: another version may have been approved while this one waited.
    const settled = await findVersion(act.tx, versionId, act.clock.today());
    if (!settled || !isTried(settled, act.ciphers)) return refused(REFUSALS.dryRunAgain);
  }
  const status = nextOf(VERSION, known.status, decided.by, decided.choice);
  if (status === 'approved') {
    const applied = await applyToTables(act, known);
    if (!applied.ok) return applied;
  }
  const tried = await tryConstraint(act.tx, () =>
    updateVersion(act.tx, versionId, {
      status,
      ...(status === 'approved' ? { approvedAt: act.clock.now() } : {}),
    }),
  );
  if (!tried.ok) return refused(REFUSALS.daySettled);
  await record(act, known, eventOf(decided.by), {
    decision: decided.decision,
    effectiveOn: known.effectiveOn,
    changes: known.changes.length,
    ...(decided.nextStep === null ? {} : { toFinance: true }),
  });
  return done({ versionId, version: tried.value });
}

async function applyToTables(act: Act, version: VersionRow): Promise<Result<null>> {
  const where: TableChange = {
    policyId: version.policyId,
    divisionCode: version.divisionCode,
    effectiveOn: version.effectiveOn,
    source: version.document,
    policyVersionId: version.versionId,
  };
  for (const change of version.changes) {
    const applied = await applyChange(act, where, change);
    if (!applied.ok) return applied;
  }
  return done(null);
}

function applyChange(act: Act, where: TableChange, change: Change): Promise<Result<null>> {
  switch (change.kind) {
    case 'standard-set':
    case 'standard-end': {
      const { kind: _, ...row } = change;
      return changeStandard(act, where, row);
    }
    case 'scarce-add':
      return changeScarce(act, where, change.occupationCode, true);
    case 'scarce-end':
      return changeScarce(act, where, change.occupationCode, false);
    case 'setting-set':
      return changeSetting(act, where, change.key, change.value);
  }
}

/** Its makers take back what waits for the second person, to correct it. Refuses `version-not-open`, `version-conflict`. */
export async function recallVersion(act: Act, versionId: Uuid, version: number): Promise<Result<Saved>> {
  const known = await openVersion(act, versionId, version, 'policyVersions.recall');
  if (!known.ok) return known;
  await sendCaseBack(act, 'policy-version', versionId, { as: 'withdrawn' });
  const status = nextOf(VERSION, known.value.status, 'policyVersions.recall');
  const next = await updateVersion(act.tx, versionId, { status });
  await record(act, known.value, 'policy-version-recalled', {});
  return done({ versionId, version: next });
}

/** Takes a draft off the table; it stays readable. Refuses `version-not-open`, `version-conflict`. */
export async function withdrawVersion(act: Act, versionId: Uuid, version: number): Promise<Result<Saved>> {
  const known = await openVersion(act, versionId, version, 'policyVersions.withdraw');
  if (!known.ok) return known;
  await withdrawCase(act, 'policy-version', versionId);
  const status = nextOf(VERSION, known.value.status, 'policyVersions.withdraw');
  const next = await updateVersion(act.tx, versionId, { status });
  await record(act, known.value, 'policy-version-withdrawn', {});
  return done({ versionId, version: next });
}

export function record(
  act: Act,
  version: Pick<VersionRow, 'versionId' | 'divisionPath'>,
  event: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return act.record({
    event,
    objectType: 'policy-version',
    objectId: version.versionId,
    divisionPath: version.divisionPath,
    detail,
  });
}

import type { z } from 'zod';
import { divisionNames, trainingStandard } from '../../law/reference/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Clock, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { maskPhone, personViews } from '../../registry/persons/index.ts';
import type { ChangedField, changesReply } from './contract-changes.ts';
import { changeActs } from './machine.ts';
import type { ClassFollowers } from './ports.ts';
import { clauseOf } from './rules-changes.ts';
import { partsOf, shownValue } from './rules-filing-change.ts';
import { subjectOf } from './service-changes.ts';
import { openedIdentity, type RowValues } from './service-corrections.ts';
import { consequencesOfChange } from './service-foresee.ts';
import { type Declared, declaredContext } from './service-roster.ts';
import { findClass } from './store.ts';
import { type ClassChange, findChanges } from './store-changes.ts';

/** What names a change mentions. */
interface Known {
  readonly ciphers: Ciphers;
  readonly names: ReadonlyMap<PersonId, string>;
  /** What is stored under a code or an id, by its name: villages and standards. */
  readonly called: ReadonlyMap<string, string>;
}

/** Every change of a class with its review and what this reader may do; undefined when out of reach. */
export async function changesOf(
  tx: Tx,
  at: { readonly actor: Actor; readonly ciphers: Ciphers; readonly clock: Clock },
  classId: Uuid,
  followers: ClassFollowers,
): Promise<z.infer<typeof changesReply> | undefined> {
  const found = await findClass(tx, classId);
  if (!found) return undefined;
  const today = at.clock.today();
  const changes = await findChanges(tx, classId);
  const known = await knownOf(tx, at.ciphers, changes);
  const rows: z.infer<typeof changesReply>['rows'] = [];
  for (const change of changes) {
    const approval = (await caseOf(tx, subjectOf(change.kind), change.changeId, today)) ?? null;
    const { changeId, kind, review, effectiveOn, reason, status, proposedByName } = change;
    rows.push({
      changeId,
      kind,
      review,
      clause: clauseOf(found.policyId, kind, Object.keys(change.proposed)),
      personName: change.personId === null ? null : (known.names.get(change.personId) ?? null),
      effectiveOn,
      fields: fieldsOf(change, known),
      consequences:
        status === 'open'
          ? await consequencesOfChange({ ...at, tx }, found, change, {
              followers,
              dueOn: (approval?.dueOn as LocalDate | null | undefined) ?? null,
            })
          : [],
      into: change.intoClassId === null ? null : { classId: change.intoClassId, name: change.intoName ?? '' },
      silentSource: change.silentSource,
      reason,
      status,
      proposedBy: proposedByName,
      proposedAt: change.proposedAt.toISOString(),
      decidedAt: change.decidedAt?.toISOString() ?? null,
      approval,
      allowed: changeActs(at.actor, { ...change, nextStep: approval?.nextStep ?? null }),
    });
  }
  return { classId, version: found.version, rows };
}

async function knownOf(tx: Tx, ciphers: Ciphers, changes: readonly ClassChange[]): Promise<Known> {
  const joined = changes.flatMap(({ proposed }) => {
    const joins = proposed.joins as { personId: PersonId } | null | undefined;
    return joins ? [joins.personId] : [];
  });
  const ids = [...changes.flatMap(({ personId }) => (personId === null ? [] : [personId])), ...joined];
  const persons = await personViews(tx, ids);
  return {
    ciphers,
    names: new Map([...persons].map(([personId, { name }]) => [personId, name])),
    called: await calledIn(tx, changes),
  };
}

/** Villages and standards that these changes name, as they are called. */
async function calledIn(tx: Tx, changes: readonly ClassChange[]): Promise<Map<string, string>> {
  const stored = (field: string) =>
    changes.flatMap(({ previous, proposed }) =>
      [previous[field], proposed[field]].flatMap((value) => (typeof value === 'string' ? [value] : [])),
    );
  const called = new Map<string, string>(await divisionNames(tx, [...new Set(stored('deliveredTo'))]));
  for (const standardId of new Set(stored('standardId'))) {
    const standard = await trainingStandard(tx, standardId as Uuid);
    if (standard) called.set(standardId, `${standard.title}（${standard.code} ${standard.edition}）`);
  }
  return called;
}

/** A village or a standard by its name, everything else as it is written. */
function named(field: string, value: string | null, { called }: Known): string | null {
  if (value === null || (field !== 'deliveredTo' && field !== 'standardId')) return value;
  return called.get(value) ?? value;
}

/** What a change changes, field by field, as a page shows it. */
function fieldsOf(change: ClassChange, known: Known): ChangedField[] {
  const { previous, proposed } = change;
  switch (change.kind) {
    case 'filing':
    case 'postponed':
      return partsOf(change).map((field) => ({
        field,
        before: named(field, shownValue(field, previous[field], proposed[field]), known),
        after: named(field, shownValue(field, proposed[field], previous[field]), known),
      }));
    case 'trainee-corrected':
      return correctedFields(change, known);
    case 'trainee-left':
    case 'trainee-joined':
    case 'trainee-swapped': {
      const leaves = proposed.leaves as { personId: PersonId; lastOn: string | null } | null;
      const joins = proposed.joins as { personId: PersonId; enrolledOn: string } | null;
      const nameOf = (personId: PersonId | undefined) =>
        personId === undefined ? null : (known.names.get(personId) ?? null);
      return [
        { field: 'trainee', before: nameOf(leaves?.personId), after: nameOf(joins?.personId) },
        ...(leaves?.lastOn ? [{ field: 'leftOn', before: null, after: leaves.lastOn }] : []),
        ...(joins ? [{ field: 'enrolledOn', before: null, after: joins.enrolledOn }] : []),
      ];
    }
    default:
      return Object.keys(proposed)
        .filter((field) => proposed[field] !== previous[field])
        .map((field) => ({
          field,
          before: shownValue(field, previous[field], null),
          after: shownValue(field, proposed[field], null),
        }));
  }
}

const asksFor = (asked: boolean | undefined) => (asked === undefined ? null : asked ? '申请' : '不申请');

function correctedFields(change: ClassChange, { ciphers }: Known): ChangedField[] {
  const before = change.previous as unknown as RowValues;
  const after = change.proposed as unknown as RowValues;
  const context = declaredContext(change.personId as PersonId, change.classId);
  const declared = ({ declared: text }: RowValues): Declared =>
    text === null ? {} : (JSON.parse(ciphers.decrypt(context, Buffer.from(text, 'base64'))) as Declared);
  const [said, says] = [declared(before), declared(after)];
  const [was, is] = [before, after].map((values) => openedIdentity(ciphers, context, values));
  const phone = (text: string | undefined) => (text === undefined ? null : maskPhone(text));
  return [
    { field: 'traineeName', before: was?.name ?? null, after: is?.name ?? null },
    { field: 'traineePhone', before: phone(was?.phone), after: phone(is?.phone) },
    { field: 'enrolledOn', before: before.enrolledOn, after: after.enrolledOn },
    { field: 'groupText', before: said.groupText ?? null, after: says.groupText ?? null },
    {
      field: 'livingAllowance',
      before: asksFor(before.livingAllowanceRequested),
      after: asksFor(after.livingAllowanceRequested),
    },
    { field: 'remark', before: said.remark ?? null, after: says.remark ?? null },
  ].filter((field) => field.before !== field.after);
}

import { certificateKindsNamed, type HistoryItem, type Policies } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import { type LocalDate, localDate, type PersonId } from '../../platform/kernel/index.ts';
import { factsOf, idNumbersOf, personViews } from '../../registry/persons/index.ts';
import type { Enrolling, OpeningRow } from '../../training/openings/index.ts';
import {
  type ClassBenefit,
  type ClassSubject,
  classSubject,
  composeClassLine,
  type Decision,
  decideUnder,
  lawInPlace,
  lineOf,
} from '../determination/index.ts';
import type { GrantsKnown } from './ports.ts';
import { likeliestKind, type Once, onceOf, sameBefore, subjectAsWouldBe, traineeAsWouldBe } from './rules.ts';
import { reservedElsewhere } from './store.ts';

export interface EntitlementDeps extends GrantsKnown {
  readonly policies: Policies;
}

const NOT_PROVIDED = 'benefit-not-provided';
const BENEFITS: readonly ClassBenefit[] = ['training-subsidy', 'living-allowance'];

/** What the law would say of a person and a class, and what is known of her for its conditions. */
export interface Foreseen {
  readonly subject: ClassSubject;
  readonly decisions: readonly {
    readonly benefit: ClassBenefit;
    readonly decision: Decision;
    /** How often the law gives it. */
    readonly once: Once;
  }[];
  readonly kind: string | null;
  readonly enrolling: Enrolling;
}

type Reading = Pick<Act, 'tx' | 'ciphers'>;

/**
 * Decides by the same decider, on the facts of today, what a class would bring a person who attends every day and passes;
 * what claims already grant her and what is reserved for other classes counts before it. Undefined where the class is out
 * of reach. Without a notice that is loaded there is no decision.
 */
export async function foresee(
  reading: Reading,
  deps: EntitlementDeps,
  of: {
    readonly opening: OpeningRow;
    readonly personId: PersonId;
    readonly days: number;
    readonly today: LocalDate;
  },
): Promise<Foreseen | undefined> {
  const { tx, ciphers } = reading;
  const { personId, opening, today } = of;
  const found = await classSubject(tx, opening.classId);
  const idNumber = (await idNumbersOf(tx, ciphers, [personId])).get(personId);
  if (!found || idNumber === undefined) return undefined;
  const facts = (await factsOf(tx, ciphers, [personId])).get(personId) ?? [];
  const subject = subjectAsWouldBe(found, today);
  const law = await lawInPlace(tx, deps.policies, subject.policyId, subject.divisionCode);
  const named = law.policies.packs.get(subject.policyId)?.benefits;
  const kinds = certificateKindsNamed(law.policies, subject.policyId, 'training-subsidy');
  const kind = likeliestKind(kinds, subject.level);
  const trainee = { ...traineeAsWouldBe(subject, { today, days: of.days, kind }), personId };
  const compose = (benefit: ClassBenefit) =>
    composeClassLine(
      subject,
      trainee,
      { personId, idNumber, facts },
      { benefit, claimedOn: subject.endOn, readings: law.readings },
    );
  const reserved = await reservedElsewhere(tx, personId, opening.classId);
  const decisions = [];
  for (const benefit of BENEFITS.filter((one) => named?.has(one))) {
    const line = compose(benefit);
    const granted = (await deps.grantsOf(reading, [line])).get(personId) ?? [];
    const earlier: HistoryItem[] = [...granted, ...reserved];
    const asked = lineOf(line.line, law.policies);
    const decision = decideUnder(law, asked, earlier);
    // A notice that has no such benefit is silent here: nobody asked for it.
    if (decision.findings.some(({ check, verdict }) => check === NOT_PROVIDED && verdict === 'not-met'))
      continue;
    const once = onceOf(
      (history) => decideUnder(law, asked, history),
      (daysBefore) => sameBefore(benefit, subject, daysBefore),
      subject.endOn,
    );
    decisions.push({ benefit, decision, once });
  }
  const birthOn = (await personViews(tx, [personId])).get(personId)?.birthOn ?? null;
  const person = compose('training-subsidy').line.person as
    | { groups?: { code: string; until?: string }[] }
    | undefined;
  const groups = person?.groups
    ?.filter(({ until }) => until === undefined || until >= today)
    .map(({ code }) => code);
  return {
    subject,
    decisions,
    kind,
    enrolling: {
      birthOn: birthOn === null ? null : localDate(birthOn),
      groups,
      homeCode: /^\d{6}/.exec(idNumber)?.[0] ?? null,
    },
  };
}

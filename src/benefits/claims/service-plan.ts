import { certificateKindsNamed, governingNotice } from '../../law/policy/index.ts';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { unverifiedOf } from '../../registry/own-accounts/index.ts';
import {
  bankAccountsOf,
  factsOf,
  idNumbersOf,
  linkedPersons,
  type PersonFact,
  withLinked,
} from '../../registry/persons/index.ts';
import { sharedCertificates } from '../../training/assessment/index.ts';
import { CLASS } from '../../training/classes/index.ts';
import { openSignsOf } from '../../training/evidence/index.ts';
import {
  asAskedFor,
  type ClassBenefit,
  type ClassSubject,
  type ComposedLine,
  classSubject,
  composeClassLine,
  composeListLine,
  type ListSubject,
  lawInPlace,
  listEntriesOf,
  listSubject,
  lockPersons,
  type Trainee,
  traineesOf,
} from '../determination/index.ts';
import { blockedBy, classSignals, lastDayOfMonths, REFUSALS, type Signal, UNVERIFIED } from './rules.ts';
import { signalsOfSigns } from './rules-signs.ts';
import { type Law, settingsIn } from './settings.ts';
import type { ClaimRow } from './store.ts';

/** A claim to be made: its lines composed, what speaks against each, and who gets no line. */
export interface Plan {
  readonly benefit: string;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly payeeKind: ClaimRow['payeeKind'];
  readonly classId: Uuid | null;
  readonly listId: Uuid | null;
  readonly subjectKind: ClaimRow['subjectKind'];
  readonly certifiedClassId: Uuid | null;
  readonly claimantPersonId: PersonId | null;
  /** Of certificates: the claim they are computed into, where one is open. */
  readonly openClaimId?: Uuid | null;
  readonly lines: readonly PlannedLine[];
  readonly blocks: readonly PlannedBlock[];
}

export interface PlannedLine extends ComposedLine {
  readonly lineNo: number;
  readonly signals: readonly Signal[];
  readonly certificate: { readonly certificateId: Uuid; readonly number: string } | null;
}

/** Somebody who gets no line at all, and by which rule. */
export interface PlannedBlock {
  readonly personId: PersonId;
  readonly rule: 'R07' | 'not-insured' | 'no-agreement' | 'unverified';
  readonly message: string;
}

/** What a claim of a class or a list has none of. */
const OF_NO_CERTIFICATES = { certifiedClassId: null, claimantPersonId: null } as const;

/** The claims of a class: one for the training subsidy, one for the living allowance where somebody asks for it. */
export async function planClass(
  act: Act,
  law: Law,
  classId: Uuid,
  claimedOn: LocalDate,
): Promise<Result<Plan[]>> {
  const subject = await classSubject(act.tx, classId);
  if (!subject) return refused(NOT_FOUND);
  if (!canDo(CLASS, subject.status, 'claim')) return refused(REFUSALS.classNotApproved);
  if (claimedOn <= subject.endOn) return refused(REFUSALS.classNotOver(subject.endOn));
  const { attendancePercent } = await settingsIn(act.tx, law.settings, subject, subject.startOn);
  const { readings } = await lawInPlace(act.tx, law.policies, subject.policyId, subject.divisionCode);
  const trainees = await traineesOf(act.tx, classId);
  const asked = askedOf(law, subject);
  const knowledge = await knowledgeOf(act, trainees);
  const numbers = trainees.flatMap(({ certificates = [] }) => certificates.map(({ number }) => number));
  const shared = await sharedCertificates(act.tx, numbers);
  const signs = await openSignsOf(act.tx, classId);
  const blocks: PlannedBlock[] = [];
  const alive: Trainee[] = [];
  for (const trainee of trainees) {
    const block = knowledge.blockOf(trainee.personId, subject.endOn);
    const isClaimable = asked(trainee).result === 'passed' || trainee.livingAllowanceRequested;
    if (block === undefined) alive.push(trainee);
    else if (isClaimable) blocks.push(block);
  }
  const make = (benefit: ClassBenefit, claimants: readonly Trainee[]): Plan[] =>
    claimants.length === 0
      ? []
      : [
          {
            benefit,
            policyId: subject.policyId,
            divisionCode: subject.divisionCode,
            divisionPath: subject.divisionPath,
            organisationId: subject.organisation.organisationId,
            payeeKind: benefit === 'living-allowance' ? 'trainee' : subject.organiser,
            classId,
            listId: null,
            subjectKind: 'class' as const,
            ...OF_NO_CERTIFICATES,
            lines: claimants.map((trainee) => ({
              ...composeClassLine(subject, trainee, knowledge.known(trainee.personId), {
                benefit,
                claimedOn,
                readings,
              }),
              lineNo: trainee.rosterNo,
              certificate: null,
              signals: [
                ...signalsFor(trainee, benefit, { subject, attendancePercent, knowledge, shared }),
                ...signalsOfSigns(signs, trainee.personId),
              ],
            })),
            blocks,
          },
        ];
  const plans = [
    ...make(
      'training-subsidy',
      alive.map(asked).filter(({ result }) => result === 'passed'),
    ),
    ...make(
      'living-allowance',
      alive.filter((trainee) => trainee.livingAllowanceRequested),
    ),
  ];
  return plans.length === 0 ? refused(REFUSALS.nothingToClaim) : done(plans);
}

/** A trainee as the notice of the class asks about her for the training subsidy. */
function askedOf(law: Law, subject: ClassSubject): (trainee: Trainee) => Trainee {
  const kinds = () => certificateKindsNamed(law.policies, subject.policyId, 'training-subsidy');
  return (trainee) => asAskedFor(trainee, kinds, subject);
}

type Knowledge = Awaited<ReturnType<typeof knowledgeOf>>;

interface ClassKnown {
  readonly subject: ClassSubject;
  readonly attendancePercent: number;
  readonly knowledge: Knowledge;
  /** Certificate numbers that are registered for more than one person. */
  readonly shared: ReadonlySet<string>;
}

function signalsFor(
  trainee: Trainee,
  benefit: ClassBenefit,
  { subject, attendancePercent, knowledge, shared }: ClassKnown,
): Signal[] {
  return classSignals({
    payee: benefit === 'living-allowance' ? 'trainee' : subject.organiser,
    organiser: subject.organiser,
    trainingKind: subject.trainingKind,
    startOn: subject.startOn,
    endOn: subject.endOn,
    organisationCreditCode: subject.organisation.creditCode,
    roll: trainee.roll,
    certificateIssuedOn: benefit === 'living-allowance' ? null : (trainee.certificate?.issuedOn ?? null),
    certificateShared:
      benefit !== 'living-allowance' &&
      trainee.certificate !== null &&
      shared.has(trainee.certificate.number),
    facts: knowledge.factsOf(trainee.personId),
    cardSharedWith: trainee.bankAccountId === null ? 0 : knowledge.sharesOf(trainee.bankAccountId),
    attendancePercent,
  });
}

/** The claim of a work-for-training list (LC-1). */
export async function planList(
  act: Act,
  law: Law,
  listId: Uuid,
  claimedOn: LocalDate,
): Promise<Result<Plan[]>> {
  const head = await listSubject(act.tx, listId);
  if (!head) return refused(NOT_FOUND);
  const entries = await listEntriesOf(act.tx, listId);
  const [earliest] = entries.flatMap((entry) => entry.months).sort();
  const day = earliest === undefined ? claimedOn : (`${earliest}-01` as LocalDate);
  const policyId =
    governingNotice(law.policies, head.divisionCode, day) ??
    governingNotice(law.policies, head.divisionCode, claimedOn);
  if (policyId === undefined) return refused(REFUSALS.noPolicy);
  const subject: ListSubject = { ...head, policyId };
  const knowledge = await knowledgeOf(act, entries);
  const blocks: PlannedBlock[] = [];
  const lines: PlannedLine[] = [];
  for (const entry of entries) {
    const block = knowledge.blockOf(entry.personId, lastDayOfMonths(entry.months, claimedOn));
    if (block !== undefined) blocks.push(block);
    else
      lines.push({
        ...composeListLine(subject, entry, knowledge.known(entry.personId), claimedOn),
        lineNo: entry.listNo,
        certificate: null,
        signals: [],
      });
  }
  if (lines.length === 0) return refused(REFUSALS.nothingToClaim);
  const { divisionCode, divisionPath, organisation } = subject;
  return done([
    {
      benefit: 'work-for-training',
      policyId,
      divisionCode,
      divisionPath,
      organisationId: organisation.organisationId,
      payeeKind: 'employer',
      classId: null,
      listId,
      subjectKind: 'work-for-training-list',
      ...OF_NO_CERTIFICATES,
      lines,
      blocks,
    },
  ]);
}

/** What is known of these people, behind their locks: what one claim is granted counts for the next. */
export async function knowledgeOf(
  act: Act,
  people: readonly { personId: PersonId; bankAccountId?: Uuid | null }[],
) {
  const ids = people.map((person) => person.personId);
  await lockPersons(act.tx, withLinked(ids, await linkedPersons(act.tx, ids)));
  const facts = await factsOf(act.tx, act.ciphers, ids);
  const numbers = await idNumbersOf(act.tx, act.ciphers, ids);
  const unverified = await unverifiedOf(act.tx, ids);
  const accounts = people.some((person) => person.bankAccountId != null)
    ? await bankAccountsOf(act.tx, ids)
    : new Map();
  const shares = new Map<Uuid, number>();
  for (const list of accounts.values())
    for (const account of list) shares.set(account.bankAccountId, account.sharedWith);
  const factsFor = (personId: PersonId): readonly PersonFact[] => facts.get(personId) ?? [];
  return {
    factsOf: factsFor,
    /** Why this person gets no line, whatever the benefit; undefined when nothing stops it. */
    blockOf(personId: PersonId, lastDay: LocalDate): PlannedBlock | undefined {
      const died = blockedBy(factsFor(personId), lastDay);
      if (died !== undefined) return { personId, rule: 'R07', message: died };
      return unverified.has(personId) ? { personId, rule: 'unverified', message: UNVERIFIED } : undefined;
    },
    sharesOf: (bankAccountId: Uuid) => shares.get(bankAccountId) ?? 0,
    known(personId: PersonId) {
      const idNumber = numbers.get(personId);
      if (idNumber === undefined) throw new Error('a person of the roster has no number in scope');
      return { personId, idNumber, facts: factsFor(personId) };
    },
  };
}

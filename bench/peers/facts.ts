import type { Scarce, Standards } from '../../src/benefits/determination/index.ts';
import { type ClaimLine, levelOfCertificate, type Membership } from '../../src/law/policy/index.ts';

// One benefit for all engines: the training subsidy of liaocheng-2021. The peers get its facts flat, made ready
// outside the timing: memberships resolved to yes or no on their day, days as whole numbers, earlier grants of the
// class counted, the row of the amounts table found. Ours reads all that from the claim line within the timing.

/** A day as a number: 20210130. */
type Day = number;

export interface FlatFacts {
  readonly anchorOn: Day;
  readonly claimOn: Day;
  readonly payee: string;
  readonly onPublicPayroll: boolean;
  readonly drawsPension: boolean;
  readonly isRuralWorker: boolean;
  readonly isUnemployed: boolean;
  readonly isStudent: boolean;
  readonly isMicroFirmOwner: boolean;
  readonly isSoleTrader: boolean;
  readonly isEmployee: boolean;
  readonly isDispatched: boolean;
  readonly isDomesticWorker: boolean;
  readonly agreementSigned: boolean;
  readonly registered: boolean;
  readonly major: string;
  readonly kind: string;
  readonly occupation: string;
  /** 0: none. */
  readonly level: number;
  readonly enrolledOn: Day;
  readonly approvedOn: Day;
  readonly startOn: Day;
  /** NEVER when the institution was not suspended. */
  readonly suspendedOn: Day;
  readonly video: boolean;
  readonly secret: boolean;
  readonly certificateKind: string;
  readonly certificateOccupation: string;
  /** 0: none. */
  readonly certificateLevel: number;
  readonly issuedOn: Day;
  readonly grantsOfClass: number;
}
export type FactName = keyof FlatFacts;

/** Quantity times standard, were the line entitled. */
export interface Price {
  readonly amountFen: number;
  readonly quantity: number;
  readonly upliftPercent: number;
}

const NEVER: Day = 99_991_231;

/** What to leave out to have a fact unknown: in the claim line, and flat. */
export const ABSENCES: readonly { readonly pointer: string; readonly flat: readonly FactName[] }[] = [
  { pointer: '/person/onPublicPayroll', flat: ['onPublicPayroll'] },
  { pointer: '/person/drawsPension', flat: ['drawsPension'] },
  {
    pointer: '/person/groups',
    flat: [
      'isRuralWorker',
      'isUnemployed',
      'isStudent',
      'isMicroFirmOwner',
      'isSoleTrader',
      'isEmployee',
      'isDispatched',
      'isDomesticWorker',
    ],
  },
  { pointer: '/training/kind', flat: ['kind'] },
  { pointer: '/training/enrolledOn', flat: ['enrolledOn'] },
  { pointer: '/training/approvedOn', flat: ['approvedOn'] },
  { pointer: '/training/startOn', flat: ['startOn'] },
  { pointer: '/certificate/kind', flat: ['certificateKind'] },
  { pointer: '/certificate/occupation', flat: ['certificateOccupation'] },
  { pointer: '/certificate/issuedOn', flat: ['issuedOn'] },
  { pointer: '/history', flat: ['grantsOfClass'] },
];

/** Undefined when a fact that a rule reads is not known. */
export function flatten(line: ClaimLine): FlatFacts | undefined {
  const { claim, person, training, certificate, domesticService, history } = line;
  if (!training || certificate === undefined || !history || !person.groups || !domesticService)
    return undefined;
  const startOn = training.startOn;
  if (startOn === undefined) return undefined;
  const held = (code: Membership['code']) =>
    person.groups?.some(
      (group) =>
        group.code === code && group.from <= startOn && (group.until === undefined || group.until >= startOn),
    );
  const facts = {
    anchorOn: dayOf(training.filedOn ?? startOn),
    claimOn: dayOf(claim.date),
    payee: claim.payee,
    onPublicPayroll: person.onPublicPayroll,
    drawsPension: person.drawsPension,
    isRuralWorker: held('rural-transferred-worker'),
    isUnemployed: held('registered-unemployed'),
    isStudent: held('in-school-student'),
    isMicroFirmOwner: held('micro-firm-owner'),
    isSoleTrader: held('sole-trader'),
    isEmployee: held('enterprise-employee'),
    isDispatched: held('dispatched-worker'),
    isDomesticWorker: held('flexible-domestic-worker'),
    agreementSigned: domesticService.agreementSigned,
    registered: domesticService.registered,
    major: person.major,
    kind: training.kind,
    occupation: training.occupation,
    level: training.level ?? 0,
    enrolledOn: dayOf(training.enrolledOn),
    approvedOn: dayOf(training.approvedOn),
    startOn: dayOf(startOn),
    suspendedOn: dayOf(training.institutionSuspendedOn) ?? NEVER,
    video: training.video,
    secret: training.secret,
    certificateKind: certificate === null ? 'none' : certificate.kind,
    certificateOccupation: certificate === null ? 'none' : certificate.occupation,
    certificateLevel: certificate === null ? 0 : levelOf(certificate),
    issuedOn: certificate === null ? 0 : dayOf(certificate.issuedOn),
    grantsOfClass: history.filter(
      (item) =>
        item.benefit === 'training-subsidy' &&
        item.occupation === training.occupation &&
        item.level === training.level &&
        item.startOn === startOn,
    ).length,
  };
  return Object.values(facts).includes(undefined) ? undefined : (facts as FlatFacts);
}

function levelOf(certificate: NonNullable<ClaimLine['certificate']>): number | undefined {
  const level = levelOfCertificate(certificate);
  return level === null ? 0 : level;
}

function dayOf(date: string | undefined): Day | undefined {
  return date === undefined ? undefined : Number(date.replaceAll('-', ''));
}

/** Undefined when no amount is set for the line, or nothing can be counted. */
export function priceOf(
  line: ClaimLine,
  tables: { standards: Standards; scarce: Scarce },
): Price | undefined {
  const { policy, training, certificate, attendance } = line;
  if (!training?.filedOn || !training.startOn || !training.occupation) return undefined;
  const row = tables.standards.find(policy, line.claim.benefit, {
    line,
    anchorOn: training.filedOn,
    anchorFact: '/training/filedOn',
    membershipOn: training.startOn,
    membershipFact: '/training/startOn',
    occupation: training.occupation,
    level: training.level ?? (certificate ? levelOfCertificate(certificate) : certificate),
    occupationSources: [],
    levelSources: [],
    earlier: [],
    countedMonths: [],
  });
  if (row.missing) return undefined;
  const counted = { person: 1, hour: training.hours, day: attendance?.days, month: undefined };
  const quantity = counted[row.unit];
  if (!quantity) return undefined;
  const isScarce = tables.scarce.isListed(policy, training.occupation, training.filedOn);
  return {
    amountFen: row.amountFen,
    quantity,
    upliftPercent: (isScarce && row.raised?.shortageUpliftPercent) || 0,
  };
}

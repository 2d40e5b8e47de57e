import { readClaimLine, type Scarce, type Standards } from '../../src/benefits/determination/index.ts';
import type { ClaimLine } from '../../src/law/policy/index.ts';
import { addDays, type LocalDate } from '../../src/platform/kernel/index.ts';
import { idNumber, seeded } from '../determine-lines.ts';
import { type FlatFacts, flatten, type Price, priceOf } from './facts.ts';

/** A claim line for ours, the same facts flat for the peers, and what it would be paid. */
export interface PeerLine {
  readonly line: ClaimLine;
  readonly flat: FlatFacts;
  readonly price: Price;
}

const OCCUPATIONS = ['4-03-02-01', '4-10-01-05', '4-10-01-06', '6-18-01-01'];
const WORKERS = ['rural-transferred-worker', 'registered-unemployed', 'in-school-student'];
const OWNERS = ['micro-firm-owner', 'sole-trader', ...WORKERS];
const STAFF = ['enterprise-employee', 'dispatched-worker', 'flexible-domestic-worker'];
/** Kinds with the groups they are for, and certificates and levels for which the city has set an amount. */
const KINDS = [
  { kind: 'employment-skills', groups: WORKERS, certificate: 'skill-level', level: 5 },
  { kind: 'employment-skills', groups: WORKERS, certificate: 'special-ability', level: undefined },
  { kind: 'employment-skills', groups: WORKERS, certificate: 'training-completion', level: undefined },
  { kind: 'project-based', groups: WORKERS, certificate: 'training-completion', level: undefined },
  { kind: 'entrepreneurship', groups: OWNERS, certificate: 'training-completion', level: undefined },
  { kind: 'pre-job', groups: STAFF, certificate: 'training-completion', level: undefined },
  { kind: 'skill-upgrade', groups: STAFF, certificate: 'skill-level', level: 4 },
  { kind: 'new-apprenticeship', groups: STAFF, certificate: 'skill-level', level: 4 },
] as const;

/** Training subsidy claims with every fact known; each rule is broken by a few in a hundred. */
export function makePeerLines(
  count: number,
  seed: number,
  tables: { standards: Standards; scarce: Scarce },
): PeerLine[] {
  const next = seeded(seed);
  const lines: PeerLine[] = [];
  for (let serial = 0; lines.length < count; serial++) {
    const read = readClaimLine(makeLine(serial, next));
    if (!read.ok) throw new Error(`the generator wrote a bad line: ${JSON.stringify(read.faults)}`);
    const flat = flatten(read.value);
    const price = priceOf(read.value, tables);
    if (flat && price) lines.push({ line: read.value, flat, price });
  }
  return lines;
}

function makeLine(serial: number, next: () => number): Record<string, unknown> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const rarely = () => next() < 0.03;
  const { kind, groups, certificate, level } = pick(KINDS);
  const filedOn = addDays('2020-12-25' as LocalDate, Math.floor(next() * 375));
  const startOn = addDays(filedOn, 14);
  const occupation = pick(OCCUPATIONS);
  const employer = groups === STAFF;
  const granted = { benefit: 'training-subsidy', paidOn: '2021-01-10', occupation, level, startOn };
  return {
    id: `peer-${serial}`,
    policy: 'liaocheng-2021',
    claim: {
      benefit: 'training-subsidy',
      date: addDays(startOn, rarely() ? 30 : 60),
      payee: rarely() ? 'trainee' : employer ? 'employer' : 'institution',
    },
    person: {
      idNumber: idNumber(serial),
      hukou: 'rural',
      groups: [
        {
          code: rarely() ? 'school-leaver' : pick(groups),
          from: rarely() ? addDays(startOn, 1) : '2015-01-01',
        },
      ],
      onPublicPayroll: rarely(),
      drawsPension: rarely(),
      major: pick(OCCUPATIONS),
    },
    training: {
      kind: rarely() ? 'practical-farming' : kind,
      occupation,
      level,
      hours: 40 + Math.floor(next() * 10) * 8,
      enrolledOn: addDays(startOn, rarely() ? 1 : -3),
      filedOn,
      approvedOn: addDays(startOn, rarely() ? 2 : -2),
      startOn,
      video: !rarely(),
      secret: rarely(),
      institutionSuspendedOn: rarely() ? addDays(startOn, -20) : undefined,
    },
    attendance: { days: 10 + Math.floor(next() * 6), hours: 70 },
    certificate: {
      kind: certificate,
      occupation: rarely() ? '6-31-01-03' : occupation,
      level,
      issuedOn: addDays(startOn, rarely() ? -5 : 40),
    },
    domesticService: { agreementSigned: !rarely(), registered: !rarely() },
    history: rarely() ? [granted] : [],
  };
}

import { readFileSync } from 'node:fs';
import {
  parseScarce,
  parseStandards,
  readClaimLine,
  type Scarce,
  type Standards,
} from '../src/benefits/determination/index.ts';
import type { ClaimLine } from '../src/law/policy/index.ts';
import { addDays, checkDigitOf, type LocalDate } from '../src/platform/kernel/index.ts';

// Seeded claim lines for the benches: the same seed gives the same lines on every machine.

/** xorshift32: small, seeded, good enough to spread facts. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const OCCUPATIONS = [
  '4-03-02-01',
  '4-10-01-05',
  '4-10-01-06',
  '6-18-01-01',
  '6-18-02-04',
  '6-29-01-01',
  '6-31-01-03',
];
const YEARS: Record<string, [from: string, days: number]> = {
  'liaoning-2024': ['2024-01-02', 600],
  'shanxi-2024': ['2024-01-20', 600],
  'innermongolia-2024': ['2024-01-25', 600],
  'gansu-2018': ['2018-08-20', 880],
  'liaocheng-2021': ['2020-12-20', 390],
};
const POLICIES = Object.keys(YEARS);
const GROUPS = [
  'rural-transferred-worker',
  'returned-migrant-worker',
  'lifted-out-of-poverty',
  'registered-poor',
  'poverty-monitored',
  'registered-unemployed',
  'employment-difficulty',
  'flexible-worker',
  'enterprise-employee',
  'school-leaver',
  'in-school-student',
];
const KINDS = [
  'employment-skills',
  'employment-skills',
  'entrepreneurship',
  'project-based',
  'pre-job',
  'skill-upgrade',
  'new-apprenticeship',
];
const CERTIFICATES = [
  'skill-level',
  'skill-level',
  'vocational-qualification',
  'special-ability',
  'training-completion',
];

interface Class {
  readonly policy: string;
  readonly training: Record<string, unknown>;
  readonly startOn: LocalDate;
}
interface Person {
  readonly facts: Record<string, unknown>;
  /** Absent for one in thirty: nobody has looked. */
  readonly history: { readonly history?: readonly unknown[] };
}
type Draw = ReturnType<typeof drawing>;

/**
 * `count` claim lines as the contract writes them, lines of one person together: 5 x count persons of whom one in
 * six claims, and one in six of those once more; 0.06 x count classes, attendance, certificates and history; about
 * one line in ten lacks a fact, half break a rule. Nothing is stored but the classes.
 */
function* generateJsonLines(count: number, seed: number): Generator<Record<string, unknown>> {
  const draw = drawing(seeded(seed));
  const classes: Class[] = [];
  const classCount = Math.max(1, Math.round(count * 0.06));
  for (let i = 0; i < classCount; i++) classes.push(makeClass(draw));
  const personCount = count * 5;
  let made = 0;
  for (let serial = 0; serial < personCount && made < count; serial++) {
    let person: Person | undefined;
    // The lines still to come fall on the persons still to come, this one and the last alike.
    while (made < count && draw.next() * (count - made + personCount - serial - 1) < count - made) {
      person ??= makePerson(serial, draw);
      yield makeLine(`bench-${made}`, person, draw.pick(classes), draw);
      made++;
    }
  }
}

/** The same lines read through the public API. */
function* generateLines(count: number, seed: number): Generator<ClaimLine> {
  for (const json of generateJsonLines(count, seed)) {
    const read = readClaimLine(json);
    if (!read.ok) throw new Error(`the generator wrote a bad line: ${JSON.stringify(read.faults)}`);
    yield read.value;
  }
}

/** The same lines in blocks of at least `size`, the last one less; no person has lines in two blocks. */
export function* generateBlocks(count: number, seed: number, size: number): Generator<ClaimLine[]> {
  let block: ClaimLine[] = [];
  for (const line of generateLines(count, seed)) {
    if (block.length >= size && block.at(-1)?.person.idNumber !== line.person.idNumber) {
      yield block;
      block = [];
    }
    block.push(line);
  }
  if (block.length > 0) yield block;
}

function drawing(next: () => number) {
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    chance: (share: number) => next() < share,
  };
}

function makeClass({ next, below, pick }: Draw): Class {
  const policy = pick(POLICIES);
  const [from, days] = YEARS[policy] as [string, number];
  const filedOn = addDays(from as LocalDate, below(days));
  const startOn = addDays(filedOn, 14);
  const kind = pick(KINDS);
  const employer = kind !== 'employment-skills' && kind !== 'entrepreneurship' && kind !== 'project-based';
  return {
    policy,
    startOn,
    training: {
      kind,
      occupation: pick(OCCUPATIONS),
      ...(next() < 0.85 ? { level: 3 + below(3) } : {}),
      hours: 40 + below(10) * 8,
      safetyHours: 4,
      enrolledOn: addDays(startOn, next() < 0.03 ? 1 : -3),
      filedOn,
      approvedOn: addDays(startOn, next() < 0.03 ? 2 : -2),
      startOn,
      endOn: addDays(startOn, 18),
      organiser: employer ? 'employer' : 'institution',
      costBorneBy: employer ? 'employer' : 'institution',
      video: true,
      secret: false,
      hazardous: next() < 0.2,
    },
  };
}

function makePerson(serial: number, { pick, chance }: Draw): Person {
  const group = chance(0.4) ? 'registered-poor' : chance(0.7) ? 'rural-transferred-worker' : pick(GROUPS);
  const granted = {
    benefit: 'training-subsidy',
    occupation: pick(OCCUPATIONS),
    level: 5,
    paidOn: '2017-05-01',
  };
  return {
    facts: {
      idNumber: idNumber(serial),
      ...(chance(0.97) ? { hukou: chance(0.9) ? 'rural' : 'urban' } : {}),
      ...(chance(0.98) ? { groups: [{ code: group, from: '2015-01-01' }] } : {}),
      onPublicPayroll: chance(0.005),
      drawsPension: chance(0.01),
    },
    history: chance(0.97) ? { history: chance(0.9) ? [] : [granted] } : {},
  };
}

function makeLine(id: string, person: Person, trainingClass: Class, draw: Draw): Record<string, unknown> {
  const { below, pick, chance } = draw;
  const { policy, training, startOn } = trainingClass;
  const kind = draw.next();
  const certificate = {
    kind: pick(CERTIFICATES),
    occupation: training.occupation,
    level: training.level ?? 5,
    issuedOn: addDays(startOn, 40),
  };
  const known = { id, policy, person: person.facts, ...person.history };
  const claim = (benefit: string, payee: string, more = {}) => ({
    claim: { benefit, date: addDays(startOn, 60), payee, division: '371521', ...more },
  });
  if (kind < 0.6) {
    const payee = training.organiser === 'employer' ? 'employer' : chance(0.8) ? 'institution' : 'trainee';
    return {
      ...known,
      ...claim('training-subsidy', payee),
      training,
      attendance: { days: 10 + below(6), hours: 70 },
      ...(chance(0.03) ? { certificate: null } : chance(0.97) ? { certificate } : {}),
    };
  }
  if (kind < 0.8)
    return {
      ...known,
      ...claim('living-allowance', 'trainee'),
      training,
      ...(chance(0.97) ? { attendance: { days: below(16), hours: 70 } } : {}),
    };
  if (kind < 0.9)
    return {
      ...known,
      ...claim(chance(0.5) ? 'assessment-subsidy' : 'skill-upgrade-subsidy', 'trainee'),
      certificate,
      employment: { insuredMonths: chance(0.9) ? ['2020-01'] : [] },
    };
  const middle = `${startOn.slice(0, 7)}-15` as LocalDate;
  const months = [...new Set([0, 30, 60].map((later) => addDays(middle, later).slice(0, 7)))];
  return {
    ...known,
    ...claim('work-for-training', 'employer', { months }),
    employer: {
      size: pick(['micro', 'small', 'medium', 'large']),
      kind: 'enterprise',
      sector: 'transport',
      division: '371521',
    },
    employment: { firstInsuredOn: startOn, insuredMonths: months, dispatched: false, contractMonths: 12 },
  };
}

export function idNumber(serial: number): string {
  const day = String(1 + (serial % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(serial / 28) % 12)).padStart(2, '0');
  const year = 1955 + (Math.floor(serial / 336) % 50);
  const order = String(Math.floor(serial / 16_800) % 1000).padStart(3, '0');
  const first17 = `37${String(1 + Math.floor(serial / 16_800_000)).padStart(4, '0')}${year}${month}${day}${order}`;
  return first17 + checkDigitOf(first17);
}

/** The public cases' amounts and scarce list. */
export function benchTables(): { standards: Standards; scarce: Scarce } {
  const read = (name: string) => readFileSync(new URL(`../policy/cases/${name}`, import.meta.url), 'utf8');
  const standards = parseStandards(read('standards.csv'));
  const scarce = parseScarce(read('scarce.csv'));
  if (!standards.ok || !scarce.ok) throw new Error('the standards do not load');
  return { standards: standards.value, scarce: scarce.value };
}

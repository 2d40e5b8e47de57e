import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Benefit, ClaimLine, GroupCode } from '../../law/policy/index.ts';
import { addDays, daysBetween, type LocalDate, localDate, monthOf } from '../../platform/kernel/index.ts';
import {
  type CaseFile,
  idNumberOf,
  ownCases,
  POLICY_IDS,
  publicCases,
} from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { type Decision, decisionJson, readClaimLine } from './contract.ts';
import { decide } from './rules.ts';
import { decideMany } from './rules-many.ts';
import { Scarce } from './standards.ts';
import { parseStandards } from './standards-files.ts';

const policies = testPolicies();
const files: CaseFile[] = POLICY_IDS.flatMap((policy) => [publicCases(policy), ...ownCases(policy)]);
const pool = files.flatMap(({ lines, standards, scarce }) =>
  lines.map((line) => ({ line, context: { policies, standards, scarce } })),
);
const anyCase = fc.nat(pool.length - 1).map((i) => pool[i] as (typeof pool)[number]);

type Json = Record<string, unknown>;
const jsonOf = (line: ClaimLine): Json => JSON.parse(JSON.stringify(line));
function reread(json: Json): ClaimLine {
  const read = readClaimLine(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

/** Facts whose absence is never an answer and that no day falls back from: hiding one can only make things open. */
const HIDEABLE = [
  '/person/hukou',
  '/person/groups',
  '/person/onPublicPayroll',
  '/person/drawsPension',
  '/person/major',
  '/training/kind',
  '/training/hours',
  '/training/safetyHours',
  '/training/enrolledOn',
  '/training/approvedOn',
  '/training/organiser',
  '/training/costBorneBy',
  '/training/video',
  '/training/secret',
  '/training/hazardous',
  '/attendance/days',
  '/attendance',
  '/certificate',
  '/certificate/kind',
  '/certificate/occupation',
  '/certificate/issuedOn',
  '/employer/size',
  '/employer/kind',
  '/employer/sector',
  '/employer/division',
  '/employer',
  '/employment/insuredMonths',
  '/domesticService/agreementSigned',
  '/domesticService/registered',
  '/history',
  '/claim/division',
];

function hide(line: ClaimLine, pointers: readonly string[]): ClaimLine {
  const json = jsonOf(line);
  for (const pointer of pointers) {
    const path = pointer.split('/').slice(1);
    let at: unknown = json;
    for (const key of path.slice(0, -1)) at = at === null ? undefined : (at as Json | undefined)?.[key];
    // A certificate known not to exist stays known: taking null away would add doubt where there was none.
    const last = path.at(-1) as string;
    if (typeof at === 'object' && at !== null && (at as Json)[last] !== null) delete (at as Json)[last];
  }
  return reread(json);
}

const verdicts = (decision: Decision) =>
  new Map(decision.findings.map((finding) => [finding.check, finding.verdict]));

describe('knowing more', () => {
  const hidden = fc.subarray(HIDEABLE, { minLength: 1, maxLength: 6 });

  it('never contradicts what was already certain: verdicts, outcome and amount', () => {
    fc.assert(
      fc.property(anyCase, hidden, ({ line, context }, pointers) => {
        const full = decide(line, context);
        const partly = decide(hide(line, pointers), context);
        const known = verdicts(full);
        for (const [check, verdict] of verdicts(partly)) {
          const whole = known.get(check);
          if (verdict !== 'unknown' && whole !== undefined) expect([check, verdict]).toEqual([check, whole]);
        }
        if (partly.outcome === 'entitled')
          expect([full.outcome, full.amountFen]).toEqual(['entitled', partly.amountFen]);
        if (partly.outcome === 'not-entitled') expect(full.outcome).toBe('not-entitled');
      }),
      { numRuns: 6_000 },
    );
  });

  it('an incomplete decision always names what is missing', () => {
    fc.assert(
      fc.property(anyCase, hidden, ({ line, context }, pointers) => {
        const { outcome, findings, amountFen } = decide(hide(line, pointers), context);
        const open = findings.filter(({ verdict }) => verdict === 'unknown');
        for (const { facts, because } of open) {
          expect(facts.length).toBeGreaterThan(0);
          expect(because).not.toContain('undefined');
        }
        expect(outcome === 'incomplete').toBe(
          open.length > 0 && findings.every(({ verdict }) => verdict !== 'not-met'),
        );
        if (outcome !== 'entitled') expect(amountFen).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('(control) would notice a fact whose absence is an answer', () => {
    const suspended = pool.find(({ line }) => line.id === 'LN-class-suspended-startday');
    if (!suspended) throw new Error('case is gone');
    const partly = decide(hide(suspended.line, ['/training/institutionSuspendedOn']), suspended.context);
    expect(partly.outcome).toBe('entitled');
    expect(decide(suspended.line, suspended.context).outcome).toBe('not-entitled');
  });
});

describe('memberships', () => {
  // Reading 11: whoever is a student on the day is judged as a student, so ending that may help.
  const counts = (code: GroupCode) => code !== 'in-school-student';

  it('taking one away never brings more money', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(3), ({ line, context }, which) => {
        const groups = line.person.groups ?? [];
        const gone = groups[which % Math.max(1, groups.length)];
        fc.pre(gone !== undefined && counts(gone.code));
        const less = {
          ...line,
          person: { ...line.person, groups: groups.filter((group) => group !== gone) },
        };
        expect(decide(less, context).amountFen).toBeLessThanOrEqual(decide(line, context).amountFen);
      }),
      { numRuns: 3_000 },
    );
  });

  it('(control) a student who stops being one may get more', () => {
    const found = pool.find(({ line }) => line.id === 'LC-student-and-unemployed-own-major');
    if (!found) throw new Error('case is gone');
    const { line, context } = found;
    const groups = line.person.groups?.filter((group) => counts(group.code));
    const less = { ...line, person: { ...line.person, groups } };
    expect(decide(less, context).amountFen).toBeGreaterThan(decide(line, context).amountFen);
  });
});

describe('order', () => {
  it('of lines of different persons changes nothing', () => {
    for (const { lines, standards, scarce } of files) {
      if (lines.length === 0) continue;
      const context = { policies, standards, scarce, explain: false };
      const wanted = new Map(
        decideMany(lines, context).map((decision) => [decision.id, decisionJson(decision)]),
      );
      fc.assert(
        fc.property(
          fc.array(fc.nat(1_000_000), { minLength: lines.length, maxLength: lines.length }),
          (keys) => {
            // Persons are shuffled as wholes and interleaved; within one person the order stays.
            const persons = [...new Set(lines.map((line) => line.person.idNumber))];
            const rank = new Map(persons.map((id, i) => [id, keys[i] as number]));
            const shuffled = lines
              .map((line, i) => ({ line, i }))
              .sort(
                (a, b) =>
                  (rank.get(a.line.person.idNumber) ?? 0) - (rank.get(b.line.person.idNumber) ?? 0) ||
                  a.i - b.i,
              )
              .map(({ line }) => line);
            for (const decision of decideMany(shuffled, context))
              expect(decisionJson(decision)).toBe(wanted.get(decision.id));
          },
        ),
        { numRuns: 10 },
      );
    }
  });

  it('of file position against claim date does not matter for one person', () => {
    const { lines, standards, scarce } = publicCases('liaocheng-2021');
    const context = { policies, standards, scarce, explain: false };
    const together = lines.filter((line) =>
      lines.some((other) => other !== line && other.person.idNumber === line.person.idNumber),
    );
    const dated = together.map((line, i) => ({
      ...line,
      claim: { ...line.claim, date: addDays(line.claim.date, i) },
    }));
    const wanted = new Map(
      decideMany(dated, context).map((decision) => [decision.id, decisionJson(decision)]),
    );
    for (const decision of decideMany([...dated].reverse(), context))
      expect(decisionJson(decision)).toBe(wanted.get(decision.id));
  });
});

describe('replay', () => {
  it('is byte-identical from the stored facts, with and without explanations', () => {
    for (const { line, context } of pool) {
      const first = decide(line, context);
      const stored = reread(JSON.parse(JSON.stringify(jsonOf(line))));
      expect(decisionJson(decide(stored, context))).toBe(decisionJson(first));
      const plain = decide(stored, { ...context, explain: false });
      const bare = {
        ...first,
        findings: first.findings.map((finding) => ({ ...finding, because: '' })),
      };
      expect(decisionJson(plain)).toBe(decisionJson(bare));
    }
  });

  it('shared findings cannot be spoiled by a caller', () => {
    const { line, context } = pool[0] as (typeof pool)[number];
    const { findings } = decide(line, { ...context, explain: false });
    expect(Object.isFrozen(findings[0])).toBe(true);
    expect(Object.isFrozen(findings[0]?.facts)).toBe(true);
  });
});

// ---------------------------------------------------------------------------------------------- the calendar

const HEAD =
  'policy,benefit,trainingKind,occupation,level,certificateKind,unit,amountFen,shortageUplift,from,through,source';
const ROWS = POLICY_IDS.flatMap((policy) =>
  (
    [
      ['training-subsidy', 'person'],
      ['assessment-subsidy', 'person'],
      ['skill-upgrade-subsidy', 'person'],
      ['living-allowance', 'day'],
      ['work-for-training', 'month'],
    ] as const
  ).map(([benefit, unit]) => `${policy},${benefit},,,,,${unit},1000,,,,sweep`),
);

/** A line that is entitled when its anchor date lies in the notice's time. */
function lineOn(policy: string, benefit: Benefit, day: LocalDate): ClaimLine {
  const start = addDays(day, 10);
  const code = policy === 'gansu-2018' ? 'registered-poor' : 'rural-transferred-worker';
  const living = policy === 'gansu-2018' ? code : 'lifted-out-of-poverty';
  const byClass = benefit === 'training-subsidy' || benefit === 'living-allowance';
  const issuedOn = byClass ? addDays(day, 40) : day;
  return reread({
    id: `${policy} ${benefit} ${day}`,
    policy,
    claim: {
      benefit,
      date: byClass ? addDays(day, 60) : day,
      payee: benefit === 'work-for-training' ? 'employer' : 'trainee',
      division: '371521',
      ...(benefit === 'work-for-training' ? { months: [monthOf(day)] } : {}),
    },
    person: {
      idNumber: idNumberOf(11),
      hukou: 'rural',
      groups: [{ code: benefit === 'living-allowance' ? living : code, from: '2010-01-01' }],
      onPublicPayroll: false,
      drawsPension: false,
    },
    ...(byClass
      ? {
          training: {
            kind: 'employment-skills',
            occupation: '4-03-02-01',
            level: 5,
            enrolledOn: day,
            filedOn: day,
            approvedOn: day,
            startOn: start,
            hazardous: false,
          },
        }
      : {}),
    attendance: { days: 2 },
    certificate: { kind: 'skill-level', occupation: '4-03-02-01', level: 5, issuedOn },
    employer: { size: 'small', kind: 'enterprise', division: '371521' },
    employment: { firstInsuredOn: day, insuredMonths: [monthOf(day)] },
    history: [],
  });
}

describe('every day from 2018-09-01 to 2026-12-31', () => {
  const first = localDate('2018-09-01');
  const days = Array.from({ length: daysBetween(first, localDate('2026-12-31')) + 1 }, (_, i) =>
    addDays(first, i),
  );
  const standards = parseStandards([HEAD, ...ROWS].join('\n'));
  if (!standards.ok) throw new Error('the sweep has no standards');
  const context = { policies, standards: standards.value, scarce: new Scarce([]), explain: false };

  for (const policy of POLICY_IDS)
    it(`${policy} has one answer, and it is the notice's time that decides it`, () => {
      const pack = policies.packs.get(policy);
      if (!pack) throw new Error('pack is not loaded');
      const { from, until } = pack.inForce;
      for (const benefit of pack.benefits.values())
        for (const day of days) {
          const decision = decide(lineOn(policy, benefit.benefit, day), context);
          const anchor = benefit.benefit === 'work-for-training' ? `${day.slice(0, 7)}-01` : day;
          const inForce = anchor >= from && (until === null || anchor < until);
          const known = verdicts(decision);
          expect(known.get('in-force'), decision.id).toBe(inForce ? 'met' : 'not-met');
          expect(decision.outcome, decision.id).toBe(
            inForce && benefit.provided ? 'entitled' : 'not-entitled',
          );
          expect(known.size, decision.id).toBe(decision.findings.length);
        }
    }, 60_000);

  it('counts 3,044 days', () => {
    expect(days).toHaveLength(3_044);
  });
});

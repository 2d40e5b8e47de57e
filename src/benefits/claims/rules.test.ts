import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import { blockedBy, classSignals, dispositionOf, type SignalFacts, statusAfterApproval } from './rules.ts';
import { type LifecycleFacts, lifecycleOf } from './rules-lifecycle.ts';
import { loadClaimSettings } from './settings.ts';

const fact = (kind: string, payload: object) => ({ kind, payload }) as unknown as PersonFact;
const SOUND: SignalFacts = {
  payee: 'institution',
  organiser: 'institution',
  trainingKind: 'employment-skills',
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-09'),
  organisationCreditCode: '52371526MA554330X0',
  roll: { presentSlots: 16, slotCount: 20 },
  certificateIssuedOn: localDate('2021-07-20'),
  certificateShared: false,
  facts: [],
  cardSharedWith: 0,
  attendancePercent: 80,
};
const rules = (change: Partial<SignalFacts>) =>
  classSignals({ ...SOUND, ...change }).map((signal) => signal.rule);

describe('signals', () => {
  it('say nothing of a sound line, nor exactly at the threshold', () => {
    expect(rules({})).toEqual([]);
  });
  it('R15: below 80 percent, or no record at all', () => {
    expect(rules({ roll: { presentSlots: 15, slotCount: 20 } })).toEqual(['R15']);
    expect(rules({ roll: null })).toEqual(['R15']);
  });
  it('R31: a certificate before the last day, not on it', () => {
    expect(rules({ certificateIssuedOn: localDate('2021-07-08') })).toEqual(['R31']);
    expect(rules({ certificateIssuedOn: localDate('2021-07-09') })).toEqual([]);
  });
  it('R42: a certificate number that somebody else holds too, without a word about that person', () => {
    expect(rules({ certificateShared: true })).toEqual(['R42']);
  });
  it('R19: a shared card, only where the money goes to it', () => {
    expect(rules({ cardSharedWith: 2 })).toEqual([]);
    expect(rules({ cardSharedWith: 2, payee: 'trainee' })).toEqual(['R19']);
  });
  it('R06: insured by a firm in the month of the first day, but not for training of the own staff', () => {
    const insured = (months: string[]) => [
      fact('social-insurance', {
        records: [{ unitName: '某厂', unitCreditCode: '91371526MA2316742W', insurance: '', months }],
      }),
    ];
    expect(rules({ facts: insured(['2021-06']) })).toEqual(['R06']);
    expect(rules({ facts: insured(['2021-05', '2021-07']) })).toEqual([]);
    expect(
      rules({ facts: insured(['2021-06']), organiser: 'employer', trainingKind: 'skill-upgrade' }),
    ).toEqual([]);
  });
});

describe('R07', () => {
  const last = localDate('2021-07-09');
  const population = (status: string, statusOn?: string) => [
    fact('population', { status, ...(statusOn ? { statusOn } : {}) }),
  ];
  it('blocks the dead and the struck off by the last day, and those of unknown day', () => {
    expect(blockedBy(population('dead', '2021-07-09'), last)).toContain('死亡');
    expect(blockedBy(population('cancelled', '2021-02-18'), last)).toContain('户口注销');
    expect(blockedBy(population('dead'), last)).toBeDefined();
  });
  it('lets those through who died afterwards, and those nobody has answered about', () => {
    expect(blockedBy(population('dead', '2021-07-10'), last)).toBeUndefined();
    expect(blockedBy(population('normal'), last)).toBeUndefined();
    expect(blockedBy([], last)).toBeUndefined();
  });
});

describe('the status of claims and lines', () => {
  it('names the most urgent act of an approved claim', () => {
    expect(statusAfterApproval(['granted', 'frozen'])).toBe('approved');
    expect(statusAfterApproval(['published', 'frozen'])).toBe('published');
    expect(statusAfterApproval(['payable', 'contested'])).toBe('payable');
    expect(statusAfterApproval(['ordered', 'frozen'])).toBe('paying');
    expect(statusAfterApproval(['paid', 'frozen'])).toBe('approved');
    expect(statusAfterApproval(['paid', 'refused', 'not-entitled', 'incomplete'])).toBe('settled');
  });
  it('publishes the entitled, freezes them while a signal is open, and leaves the others as the law decides', () => {
    expect(dispositionOf('entitled', false)).toBe('published');
    expect(dispositionOf('entitled', true)).toBe('frozen');
    expect(dispositionOf('incomplete', true)).toBe('incomplete');
    expect(dispositionOf('not-entitled', false)).toBe('not-entitled');
  });

  const facts: LifecycleFacts = {
    kind: 'class',
    payeeKind: 'institution',
    claim: 'accepted',
    line: null,
    doneOn: { enrolment: localDate('2021-06-10'), opening: localDate('2021-06-28') },
    reviewDue: { dueOn: '2021-08-25', workingDaysLeft: 3, clause: null },
    publicationDue: null,
    batch: null,
    reasons: {},
  };
  it('has nine steps for a class and six for a list', () => {
    const lifecycle = lifecycleOf(facts);
    expect(lifecycle.map((step) => step.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'current',
      'upcoming',
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
    expect(lifecycle[4]).toMatchObject({
      assignedRole: 'county-first-reviewer',
      due: { workingDaysLeft: 3 },
    });
    expect(lifecycleOf({ ...facts, kind: 'list' })).toHaveLength(6);
  });
  it('bends off where a line is stopped, with the reason', () => {
    const blocked = (line: LifecycleFacts['line'], reasons: LifecycleFacts['reasons'] = {}) =>
      lifecycleOf({ ...facts, line, reasons }).find((step) => step.state === 'blocked');
    expect(blocked('not-entitled', { determination: '户籍为城镇' })).toMatchObject({
      step: 'determination',
      waitReason: '户籍为城镇',
    });
    expect(blocked('contested')).toMatchObject({
      step: 'publication',
      assignedRole: 'county-second-reviewer',
    });
    expect(blocked('returned', { bankReturn: '户名不符' })).toMatchObject({ step: 'arrival' });
    expect(blocked('paid')).toBeUndefined();
  });
});

describe('settings', () => {
  it('a notice takes its own over the default', () => {
    const settings = loadClaimSettings();
    expect(settings.of('liaocheng-2021').publicationDays).toBe(5);
  });
  it('refuses a file that is not of its form', () => {
    expect(() => loadClaimSettings('default: {publication-days: 0}')).toThrow();
    expect(() => loadClaimSettings('default: {publicationdays: 5}')).toThrow();
    expect(() => loadClaimSettings('liaocheng-2021: {}')).toThrow(/default lacks/);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fen, localDate } from '../../platform/kernel/index.ts';
import { SEAT_STATUSES } from '../../training/openings/index.ts';
import { DISPUTE_KINDS, FACTS } from './contract.ts';
import {
  DISPUTE_RULES,
  readDisputeRules,
  statedOfAgreement,
  statedOfClass,
  statedOfHelpedAct,
  statedOfHousehold,
  statedOfLine,
  statedOfLook,
  statedOfSeat,
  subjectOf,
} from './rules.ts';

const known = {
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-01'),
  enrolledOn: localDate('2021-06-21'),
  presentSlots: 7,
  slotCount: 8,
  result: 'passed',
  certificateNumber: 'C-1',
  certificateIssuedOn: localDate('2021-07-05'),
};
const none = {
  ...known,
  enrolledOn: null,
  presentSlots: null,
  slotCount: null,
  result: null,
  certificateNumber: null,
  certificateIssuedOn: null,
};

describe('what may be disputed', () => {
  it('is what stands there, each in its own words', () => {
    expect(statedOfClass(known).map(({ fact, stated }) => [fact, stated])).toEqual([
      ['taking-part', '参加了 2021-06-28 到 2021-07-01 的这个班'],
      ['enrolled-on', '报名日期 2021-06-21'],
      ['teacher', '由开班时登记的老师、在登记的地点上课'],
      ['materials', '发了教材或者上课要用的材料'],
      ['fee', '除了事先告诉的，没有另外收费'],
      ['attendance', '到课 7 个半天，一共 8 个半天'],
      ['result', '考试合格'],
      ['certificate', '证书编号 C-1，发证日期 2021-07-05'],
    ]);
    expect(statedOfClass(none).map(({ fact, kinds }) => [fact, kinds])).toEqual([
      ['taking-part', ['never-attended', 'not-me', 'left-early', 'wrong-days']],
      ['teacher', ['other-teacher']],
      ['materials', ['no-materials']],
      ['fee', ['was-charged']],
      ['certificate', ['have-one']],
    ]);
    expect(statedOfClass({ ...known, result: 'failed' }).find(({ fact }) => fact === 'result')).toEqual({
      fact: 'result',
      stated: '考试没有合格',
      kinds: ['passed-it', 'not-examined'],
    });
  });

  it('is a place as it stands, and none of a class that is not held', () => {
    expect(statedOfSeat({ number: 3, status: 'queued' })).toEqual({
      fact: 'seat',
      stated: '报名号 3，排队等名额',
      kinds: ['never-enrolled', 'wrong-place'],
    });
    expect(statedOfSeat({ number: 3, status: 'selected-out' })?.kinds).toContain('not-selected');
    expect(statedOfSeat({ number: 3, status: 'released' })).toBeUndefined();
    const reachable: readonly string[] = SEAT_STATUSES.filter((status) => status !== 'released');
    for (const status of reachable) expect(statedOfSeat({ number: 1, status }), status).toBeDefined();
  });

  it('is an account only where the money goes to the person', () => {
    const facts = (isToPerson: boolean) =>
      statedOfLine({ amountFen: fen(120_000), isToPerson }).map(({ fact }) => fact);
    expect(facts(true)).toEqual(['amount', 'account']);
    expect(facts(false)).toEqual(['amount']);
  });
});

describe('data/disputes.yaml', () => {
  const text = readFileSync(new URL('../../../data/disputes.yaml', import.meta.url), 'utf8');

  it('names every kind of every fact that may be disputed, and the vocabulary each of them', () => {
    const offered = [
      ...statedOfClass(known),
      ...statedOfClass({ ...none, result: 'failed' }),
      ...statedOfLine({ amountFen: fen(1), isToPerson: true }),
      statedOfAgreement({ organisationName: '县评价中心', signedOn: localDate('2024-08-01') }),
      ...SEAT_STATUSES.flatMap((status) => statedOfSeat({ number: 1, status }) ?? []),
      statedOfHousehold({ number: '371526-000001', villageName: '前屯村', people: 3 }),
      statedOfLook({ lookedOn: localDate('2021-06-01'), purpose: '查您的补贴情况' }),
      statedOfHelpedAct({ actName: '报名', doneAt: new Date(0), agreedBy: 'code', reason: null }),
    ].flatMap(({ fact, kinds }) => kinds.map((kind) => `${fact} ${kind}`));
    const named = Object.entries(DISPUTE_RULES.kinds).map(([kind, { fact }]) => `${fact} ${kind}`);
    expect([...new Set(offered)].sort()).toEqual(named.sort());
    expect(Object.keys(DISPUTE_RULES.kinds).sort()).toEqual([...DISPUTE_KINDS].sort());
    const vocabulary = parse(
      readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8'),
    ) as Record<string, object>;
    expect(Object.keys(vocabulary.disputeKinds ?? {})).toEqual([...DISPUTE_KINDS]);
    expect(Object.keys(vocabulary.disputeFacts ?? {})).toEqual([...FACTS]);
  });

  it('holds money where she says that its ground is gone, and never where she says she should get more', () => {
    const holding = DISPUTE_KINDS.filter((kind) => DISPUTE_RULES.kinds[kind].holds !== 'nothing');
    expect(holding).toEqual([
      'never-attended',
      'not-me',
      'left-early',
      'enrolled-later',
      'was-charged',
      'attended-less',
      'not-examined',
      'never-got-it',
      'too-much',
      'not-my-account',
      'account-changed',
      'never-signed',
      'signed-other',
    ]);
    expect(FACTS.filter((fact) => subjectOf(fact) === 'line')).toEqual(['amount', 'account']);
    expect(FACTS.filter((fact) => subjectOf(fact) === 'agreement')).toEqual(['agreement']);
    expect(FACTS.filter((fact) => subjectOf(fact) === 'seat')).toEqual(['seat']);
  });

  it('is refused where a fact has no such lines, or a kind is missing (negative control)', () => {
    expect(() => readDisputeRules(text)).not.toThrow();
    const wrong = text.replace('{fact: amount, holds: line,', '{fact: amount, holds: class,');
    expect(wrong).not.toBe(text);
    expect(() => readDisputeRules(wrong)).toThrow('cannot hold');
    expect(() => readDisputeRules(text.replace(/^ {2}not-me:.*\n/m, ''))).toThrow();
  });
});

import { createHmac } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { testResidentId } from '../../testing/classes-fixture.ts';
import { HEADING, keyFault, momentOf, readRow, rowsOfTable, strikesAfter, suggestionFor } from './rules.ts';
import { type Hours, hoursFaults } from './rules-hours.ts';
import { countingRule, ONLINE, readOnlineSettings } from './settings.ts';
import { isHmacOf, isSm2Of, signatureIn } from './signatures.ts';

const CLASS = '00000000-0000-4000-8000-000000000001' as Uuid;
const at = (text: string) => Date.parse(`${text}+08:00`) / 1000;
const hours = (from: string, until: string, more: Partial<Hours> = {}): Hours => ({
  personId: 1 as PersonId,
  classId: CLASS,
  from: at(`2021-06-28T${from}`),
  until: at(`2021-06-28T${until}`),
  seconds: at(`2021-06-28T${until}`) - at(`2021-06-28T${from}`),
  asked: 2,
  answered: 2,
  ...more,
});
const LIMITS = { hoursADay: 8, answeredPercent: 50 };
const kinds = (...rows: Hours[]) => hoursFaults(rows, LIMITS).map(({ kind }) => kind);

describe('what cannot be in reported hours', () => {
  it('two courses at once, also where one lies within another; one after another is none', () => {
    expect(kinds(hours('08:00:00', '09:00:00'), hours('09:00:00', '10:00:00'))).toEqual([]);
    expect(kinds(hours('08:00:00', '09:00:01'), hours('09:00:00', '10:00:00'))).toEqual(['overlap']);
    const within = hoursFaults(
      [hours('08:00:00', '11:00:00'), hours('08:30:00', '09:00:00'), hours('10:00:00', '10:30:00')],
      LIMITS,
    );
    expect(within).toMatchObject([{ kind: 'overlap', facts: { times: 2 } }]);
    expect(
      kinds(hours('08:00:00', '09:00:00'), hours('08:00:00', '09:00:00', { personId: 2 as PersonId })),
    ).toEqual([]);
  });
  it('more hours a day than the limit, and more seconds than the span', () => {
    expect(kinds(hours('08:00:00', '16:00:00'))).toEqual([]);
    expect(kinds(hours('08:00:00', '16:00:01'))).toEqual(['too-fast']);
    expect(kinds(hours('08:00:00', '09:00:00', { seconds: 3601 }))).toEqual(['too-long']);
  });
  it('checks that fewer than half were answered; none asked says nothing', () => {
    expect(kinds(hours('08:00:00', '09:00:00', { asked: 4, answered: 2 }))).toEqual([]);
    expect(kinds(hours('08:00:00', '09:00:00', { asked: 4, answered: 1 }))).toEqual(['unanswered']);
    expect(kinds(hours('08:00:00', '09:00:00', { asked: 0, answered: 0 }))).toEqual([]);
  });
});

describe('a row of a report', () => {
  const now = new Date('2021-07-01T00:00:00Z');
  const row = {
    course: '保育基础',
    idNumber: String(testResidentId(1)),
    from: '2021-06-28 08:00',
    until: '2021-06-28 09:00:30',
    seconds: 3000,
    checksAsked: 2,
    checksAnswered: 1,
  };
  it('is read by the clock of China, or says what is wrong', () => {
    expect(readRow(row, now)).toMatchObject({ fromAt: new Date('2021-06-28T00:00:00Z'), seconds: 3000 });
    const fault = (more: Partial<typeof row>) => readRow({ ...row, ...more }, now);
    expect(fault({ course: ' ' })).toBe('course-missing');
    expect(fault({ idNumber: '371526198001010010' })).toBe('number-wrong');
    expect(fault({ from: '2021-02-30 08:00' })).toBe('time-wrong');
    expect(fault({ until: row.from })).toBe('ends-before-start');
    expect(fault({ until: '2021-07-02 09:00' })).toBe('in-the-future');
    expect(fault({ seconds: Number.NaN })).toBe('seconds-wrong');
    expect(fault({ checksAnswered: 3 })).toBe('checks-wrong');
    expect(momentOf('28.06.2021')).toBeUndefined();
  });
  it('a table has the heading that was agreed', () => {
    const cells = ['保育基础', row.idNumber, row.from, row.until, '3000', '2', '1'];
    expect(rowsOfTable([HEADING, cells, []])).toEqual([row]);
    expect(rowsOfTable([['课程'], cells])).toMatchObject({ code: 'heading-wrong' });
    expect(rowsOfTable([HEADING])).toMatchObject({ code: 'no-rows' });
    expect(rowsOfTable([HEADING, [...cells.slice(0, 4), '3e3', '2', '1']])).toMatchObject([
      { seconds: Number.NaN },
    ]);
  });
});

describe('signatures', () => {
  const content = Buffer.from('课程,身份证号\n');
  it('HMAC-SM3 of these bytes by this secret, no other', () => {
    const secret = 's'.repeat(40);
    const right = createHmac('sm3', secret).update(content).digest('hex');
    expect(isHmacOf(content, secret, right)).toBe(true);
    expect(isHmacOf(Buffer.from('another'), secret, right)).toBe(false);
    expect(isHmacOf(content, 't'.repeat(40), right)).toBe(false);
    expect(isHmacOf(content, secret, right.slice(2))).toBe(false);
  });
  it('SM2 with SM3 by the public key, plain or DER', () => {
    const { publicKey, privateKey } = sm2.generateKeyPairHex();
    expect(keyFault('sm2', publicKey)).toBeUndefined();
    expect(keyFault('sm2', publicKey.slice(2))?.code).toBe('public-key-wrong');
    for (const der of [false, true]) {
      const signed = sm2.doSignature(content, privateKey, { hash: true, der });
      expect(isSm2Of(content, publicKey, signed), `der ${der}`).toBe(true);
      expect(isSm2Of(Buffer.from('another'), publicKey, signed)).toBe(false);
    }
    expect(isSm2Of(content, publicKey, 'ab'.repeat(64))).toBe(false);
  });
  it('a file of a signature holds hexadecimal alone', () => {
    expect(signatureIn(Buffer.from(`${'AB'.repeat(16)}\r\n${'cd'.repeat(16)}\n`))).toBe(
      'ab'.repeat(16) + 'cd'.repeat(16),
    );
    expect(signatureIn(Buffer.from('no signature'))).toBe('');
  });
});

describe('platforms watched', () => {
  it('failed days in a row count, an answer with courses kept up begins from nothing, what is unknown is no strike', () => {
    expect(strikesAfter(1, { answered: false, isStale: null })).toBe(2);
    expect(strikesAfter(1, { answered: true, isStale: true })).toBe(2);
    expect(strikesAfter(2, { answered: true, isStale: null })).toBe(0);
  });
  it('three suggest taking it off; a stopped one that answers is let in again; people decide', () => {
    const look = (strikes: number, answered = strikes === 0) => ({ answered, strikes });
    expect(suggestionFor('in-use', look(ONLINE.strikes - 1), ONLINE.strikes)).toBeNull();
    expect(suggestionFor('in-use', look(ONLINE.strikes), ONLINE.strikes)).toBe('take-off');
    expect(suggestionFor('stopped', look(5), ONLINE.strikes)).toBeNull();
    expect(suggestionFor('stopped', look(0), ONLINE.strikes)).toBe('let-in-again');
    expect(suggestionFor('in-use', null, ONLINE.strikes)).toBeNull();
  });
  it('online hours count as the nearest place says, from its day; nobody says: none, and the page says so', () => {
    expect(countingRule('371526', '2021-06-28')).toMatchObject({ percent: null });
    const settings =
      readOnlineSettings(`watch: {from: 2021-01-01, source: practice, strikes: 3, stale-days: 180, answer-seconds: 10}
counts:
  - {division: "370000", from: 2021-01-01, percent: 30, says: 省里的通知, source: test}
  - {division: "371526", from: 2021-07-01, percent: 20, says: 县里的通知, source: test}`);
    expect(countingRule('371526', '2021-06-28', settings).percent).toBe(30);
    expect(countingRule('371526', '2021-07-01', settings).percent).toBe(20);
    expect(countingRule('210102', '2021-07-01', settings).percent).toBeNull();
  });
});

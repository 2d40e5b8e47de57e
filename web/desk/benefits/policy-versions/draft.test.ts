import { describe, expect, it } from 'vitest';
import {
  type Change,
  changeOfStandard,
  type Draft,
  draftOf,
  faultsByMatter,
  matterOf,
  rebased,
  type StandardRow,
  sameDraft,
  shownScarce,
  shownStandards,
  standardMatter,
  withChange,
} from './draft.ts';

const cells = {
  benefit: 'training-subsidy',
  trainingKind: null,
  occupationCode: '6-31-01-03',
  level: 5,
  certificateKind: null,
} as const;
const amount = { unit: 'person', amountFen: 120_000, shortageUpliftPercent: null } as const;
const row: StandardRow = {
  key: 'k',
  ...cells,
  occupationName: 'electrician',
  before: { ...amount, from: '2021-01-01', through: null, source: 'doc', isOwn: true },
  after: amount,
  isChanged: false,
};
const raised: Change = { kind: 'standard-set', ...cells, ...amount, amountFen: 130_000 };
const scarce: Change = { kind: 'scarce-add', occupationCode: '4-10-01-03' };
const head = { title: 'title', document: 'document', effectiveOn: '2021-11-01' };
const nameOf = () => null;
const draft = (...changes: Change[]): Draft => draftOf({ ...head, changes });

describe('a draft of a policy version', () => {
  it('marks what it changes, adds and ends, and shows the rest as it holds', () => {
    const added = { ...raised, level: 4 } as const;
    const shown = shownStandards([row], draft(raised, added).changes, nameOf);
    expect(shown.map(({ mark, after }) => [mark, after?.amountFen])).toEqual([
      ['changed', 130_000],
      ['added', 130_000],
    ]);
    const ended = shownStandards([row], draft({ kind: 'standard-end', ...cells }).changes, nameOf);
    expect(ended).toMatchObject([{ mark: 'ended', after: null }]);
    expect(shownStandards([row], draft().changes, nameOf)).toMatchObject([{ mark: 'same', after: amount }]);
  });

  it('forgets a row that it added and takes back, and a change back to what holds', () => {
    const saved = { ...row, before: null, after: amount, isChanged: true };
    expect(shownStandards([saved], draft().changes, nameOf)).toEqual([]);
    expect(changeOfStandard(row, amount)).toBeUndefined();
    expect(changeOfStandard(row, { ...amount, amountFen: 130_000 })).toEqual(raised);
  });

  it('shows occupations that it adds to the list of scarce ones and removes from it', () => {
    const listed = {
      occupationCode: 'a',
      occupationName: 'a',
      before: true,
      after: true,
      from: null,
      source: null,
    };
    const changes = draft({ kind: 'scarce-end', occupationCode: 'a' }, scarce).changes;
    expect(shownScarce([listed], changes, nameOf).map(({ mark }) => mark)).toEqual(['ended', 'added']);
  });

  it('is the same only when head and changes are', () => {
    expect(sameDraft(draft(raised), draft({ ...raised }))).toBe(true);
    expect(sameDraft(draft(raised), draft(scarce))).toBe(false);
    expect(sameDraft(draft(), { ...draft(), head: { ...head, title: 'other' } })).toBe(false);
  });

  it('merges own edits and those of somebody else who saved meanwhile', () => {
    const base = draft(raised);
    const mine = withChange(base, standardMatter(cells), undefined);
    const theirs = draft(raised, scarce);
    expect([...rebased(mine, base, theirs).changes.keys()]).toEqual([matterOf(scarce)]);
    const renamed = { ...base, head: { ...head, title: 'mine' } };
    expect(rebased(renamed, base, { ...theirs, head: { ...head, document: 'theirs' } })).toMatchObject({
      head: { title: 'mine', document: 'theirs' },
    });
  });

  it('finds the row that a fault points to, until that row is corrected', () => {
    const version = {
      changes: [scarce, raised],
      faults: [
        { code: 'a', pointer: '/changes/1', message: 'row' },
        { code: 'b', pointer: '/effectiveOn', message: 'day' },
      ],
    };
    const found = faultsByMatter(version, draft(scarce, raised));
    expect([...found]).toEqual([
      [standardMatter(cells), ['row']],
      ['', ['day']],
    ]);
    const corrected = draft(scarce, { ...raised, amountFen: 125_000 });
    expect([...faultsByMatter(version, corrected).keys()]).toEqual(['']);
  });
});

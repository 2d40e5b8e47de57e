import { describe, expect, it } from 'vitest';
import { stepAfter } from '../../platform/access/index.ts';
import { type ActOf, actsIn, canDo, statusesFor, targetsOf } from '../../platform/kernel/index.ts';
import { CLAIM_STATUSES, type ClaimStatus, LINE_STATUSES, type LineStatus } from './contract.ts';
import { CLAIM, decidesLines, hasLineFor, isApproved, LINE } from './machine.ts';
import { statusAfterApproval } from './rules.ts';

/** Acts on lines of an approved claim; the others belong to the time before. */
const AFTERWARDS: readonly ActOf<typeof LINE>[] = [
  'supplement',
  'claims.decideLine',
  'uphold',
  'clear',
  'publish',
  'end-publication',
  'answer-objection',
  'order',
  'order-again',
  'return-late',
  'free',
  'book',
  'offset',
  'undo-offset',
];

/** Where a claim of these lines may come when one act moves some of them. */
function* movesOf(lines: readonly LineStatus[]): Generator<readonly [ClaimStatus, ClaimStatus]> {
  const from = statusAfterApproval(lines);
  for (const act of AFTERWARDS) {
    let moved: LineStatus[][] = [[]];
    for (const line of lines) {
      // A refusal is taken back only while the claim is reviewed.
      const next = line === 'refused' ? undefined : LINE.states[line][act];
      const targets = [line, ...(next === undefined ? [] : targetsOf(next))];
      moved = moved.flatMap((before) => targets.map((target) => [...before, target]));
    }
    for (const after of moved) yield [from, statusAfterApproval(after)];
  }
}

describe('a claim after its approval', () => {
  it('follows its lines to every status that an act on them leads to, and to no other', () => {
    const found = new Map<ClaimStatus, Set<ClaimStatus>>();
    for (const a of LINE_STATUSES)
      for (const b of LINE_STATUSES)
        for (const c of LINE_STATUSES)
          for (const [from, to] of movesOf([a, b, c]))
            found.set(from, (found.get(from) ?? new Set()).add(to));
    for (const status of statusesFor(CLAIM, 'follow')) {
      const next = CLAIM.states[status].follow;
      expect([...targetsOf(next as readonly ClaimStatus[])].sort()).toEqual(
        [...(found.get(status) ?? [])].sort(),
      );
    }
    expect([...found.keys()].sort()).toEqual([...statusesFor(CLAIM, 'follow')].sort());
  });

  it('settles at once when the second review grants nobody', () => {
    expect(statusAfterApproval(['refused', 'not-entitled', 'incomplete'])).toBe('settled');
    expect(canDo(CLAIM, 'approved', 'follow', 'settled')).toBe(true);
  });
});

describe('the reviews of a claim', () => {
  it('follow each other', () => {
    expect(stepAfter(CLAIM, 'claims.accept')).toBe('first-review');
    expect(stepAfter(CLAIM, 'claims.firstReview')).toBe('second-review');
    expect(stepAfter(CLAIM, 'claims.secondReview')).toBeNull();
  });

  it('let the reviewer whose turn it is decide lines, and afterwards the second reviewer', () => {
    const of = (role: 'county-first-reviewer' | 'county-second-reviewer' | 'county-handler', right: string) =>
      CLAIM_STATUSES.filter((status) => decidesLines({ role }, status) === right);
    expect(of('county-first-reviewer', 'review')).toEqual(['accepted']);
    expect(of('county-first-reviewer', 'afterwards')).toEqual([]);
    expect(of('county-second-reviewer', 'review')).toEqual(['first-reviewed']);
    expect(of('county-second-reviewer', 'afterwards')).toEqual(CLAIM_STATUSES.filter(isApproved));
    expect([...of('county-handler', 'review'), ...of('county-handler', 'afterwards')]).toEqual([]);
  });
});

describe('an act on a claim that needs a line', () => {
  const linesFor = (act: ActOf<typeof CLAIM>, claim: ClaimStatus) =>
    LINE_STATUSES.filter((status) => hasLineFor(act, { status: claim }, [{ status }]));

  it('finds it where the line can do its part', () => {
    expect(linesFor('claims.confirm', 'generated')).toEqual(['computed', 'frozen', 'not-entitled']);
    const mixed = [{ status: 'not-entitled' as const }, { status: 'incomplete' as const }];
    expect(hasLineFor('claims.confirm', { status: 'generated' }, mixed)).toBe(false);
    expect(linesFor('claims.recompute', 'generated')).toEqual([...LINE_STATUSES]);
    expect(linesFor('claims.recompute', 'paying')).toEqual(['incomplete']);
    expect(linesFor('publications.open', 'approved')).toEqual(['granted']);
    expect(linesFor('payments.prepare', 'payable')).toEqual(['payable']);
    expect(hasLineFor('claims.accept', { status: 'confirmed' }, [])).toBe(true);
    expect(hasLineFor('claims.confirm', { status: 'generated' }, [])).toBe(false);
  });
});

describe('a line', () => {
  it('is decided by itself until it is published', () => {
    expect(statusesFor(LINE, 'claims.decideLine')).toEqual([
      'computed',
      'frozen',
      'incomplete',
      'granted',
      'refused',
    ]);
  });

  it('has no act left when it is withdrawn, and two when it is paid: the bank sends the money back, or an offset is undone', () => {
    expect(LINE_STATUSES.filter((status) => actsIn(LINE, status).length === 0)).toEqual(['withdrawn']);
    expect(actsIn(LINE, 'paid')).toEqual(['return-late', 'undo-offset']);
  });
});

// For tests only: two numbers of one human being are read as one, and apart again.
import type { AppContext } from '../platform/access/index.ts';
import type { PersonId, Result, Uuid } from '../platform/kernel/index.ts';
import type { PersonFollowers } from '../registry/persons/index.ts';
import { decideMerge } from '../registry/persons/service-decide-merge.ts';
import { type MergeAnswer, proposeMerge, proposeUndo } from '../registry/persons/service-merges.ts';
import { actAs, type Staff, value } from './classes-fixture.ts';

const GROUNDS = { reason: '两张证件同一个人', document: '户口簿和身份证复印件' };

/** What two people of a county do with two numbers. */
export function mergeActs(
  of: () => { readonly app: AppContext; readonly staff: Staff },
  followers: PersonFollowers,
) {
  const propose = (personId: PersonId, otherId: PersonId): Promise<Result<MergeAnswer>> =>
    actAs(of().app, of().staff.handler, (act) =>
      proposeMerge(act, { personId, otherId }, GROUNDS, followers),
    );
  const pass = (mergeId: Uuid) =>
    actAs(of().app, of().staff.secondReviewer, (act) =>
      decideMerge(act, mergeId, { version: 1, decision: 'passed' }, followers),
    );
  async function merge(personId: PersonId, otherId: PersonId): Promise<Uuid> {
    const { mergeId } = value(await propose(personId, otherId));
    value(await pass(mergeId));
    return mergeId;
  }
  async function undo(mergeId: Uuid): Promise<void> {
    const proposed = value(
      await actAs(of().app, of().staff.handler, (act) =>
        proposeUndo(act, mergeId, { version: 2, ...GROUNDS }, followers),
      ),
    );
    value(await pass(proposed.mergeId));
  }
  return { propose, merge, undo };
}

// For tests only: a person with an account of her own, what she disputes, and what the county's people answer.
import { decideAnswer, proposeAnswer } from '../outcomes/supervision/service-answers.ts';
import { raiseDispute, type Said } from '../outcomes/supervision/service-disputes.ts';
import { disputeView } from '../outcomes/supervision/views.ts';
import type { Actor } from '../platform/access/index.ts';
import { readTx, type Tx } from '../platform/db/index.ts';
import type { PersonId, Uuid } from '../platform/kernel/index.ts';
import type { ClaimActs } from './claim-acts-fixture.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { addActor } from './classes-fixture.ts';

/** What persons dispute and what is answered, each on the version that it has now. */
export function disputeActs(fixture: () => ClaimFixture, { as }: ClaimActs) {
  const readAs = <T>(actor: Actor, fn: (tx: Tx) => Promise<T>) => readTx(fixture().app.db, actor.scope, fn);
  /** The account of a person, who sees her own rows alone. */
  const workerOf = async (personId: PersonId): Promise<Actor> => ({
    ...(await addActor(fixture().app, { role: 'worker', personId })),
    scope: { kind: 'person', personId },
  });
  const seen = (disputeId: Uuid, actor: Actor = fixture().staff.handler) =>
    readAs(actor, async (tx) => {
      const found = await disputeView({ tx, actor, today: fixture().app.clock.today() }, disputeId);
      if (!found) throw new Error('no such dispute');
      return found;
    });
  const raise = (by: Actor, said: Partial<Said> & Pick<Said, 'subjectId'>) =>
    as(by, (act) =>
      raiseDispute(act, {
        subjectType: 'class',
        fact: 'attendance',
        kind: 'attended-more',
        content: '我八个半天都去了',
        ...said,
      }),
    );
  const propose = async (
    disputeId: Uuid,
    answer: 'upheld' | 'unfounded' = 'upheld',
    by: Actor = fixture().staff.handler,
  ) => {
    const { version } = await seen(disputeId);
    return as(by, (act) => proposeAnswer(act, disputeId, { version, answer, reply: '已核对签到表' }));
  };
  const decide = async (
    disputeId: Uuid,
    decision: 'passed' | 'returned' = 'passed',
    by: Actor = fixture().staff.firstReviewer,
  ) => {
    const { version } = await seen(disputeId);
    return as(by, (act) =>
      decideAnswer(act, disputeId, {
        version,
        decision,
        ...(decision === 'returned' ? { opinion: '请再问一下老师' } : {}),
      }),
    );
  };
  return { readAs, workerOf, seen, raise, propose, decide };
}

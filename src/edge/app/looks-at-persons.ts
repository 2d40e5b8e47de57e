import { personsInBatch } from '../../benefits/payments/index.ts';
import { personsInPublication } from '../../benefits/publications/index.ts';
import type { Actor, AppContext, RouteId } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import type { PersonId, Refusal, Uuid } from '../../platform/kernel/index.ts';
import { personOfCorrection, refusalOfProtected } from '../../registry/persons/index.ts';
import { type LookPurpose, noteLookAlone } from '../../registry/privacy/index.ts';

/** What a request named and what it was answered. */
interface Looked {
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly reply: unknown;
}

/** Whom a request opens, beside the permission table: who may not, and the line that she reads. */
export interface LooksAtPersons {
  /** Why this account may not open the person that the path names; undefined where it may, or where it names none. */
  refusal(app: AppContext, actor: Actor, params: unknown): Promise<Refusal | undefined>;
  /** Notes that somebody has opened the data of these persons; without it nothing is shown. */
  seen(app: AppContext, actor: Actor, route: RouteId, looked: Looked): Promise<void>;
}

interface Opening {
  readonly purpose: LookPurpose;
  persons(tx: Tx, looked: Looked): Promise<readonly PersonId[]> | readonly PersonId[];
}

const named = ({ params }: Looked) => [params.personId as PersonId];

/** Every route that opens the data of single persons, or takes a list away that the server makes. */
const OPENINGS: Readonly<Partial<Record<RouteId, Opening>>> = {
  'persons.explain': { purpose: 'record-read', persons: (_tx, looked) => named(looked) },
  'households.show': {
    purpose: 'card-read',
    persons: (_tx, { reply }) =>
      (reply as { people: readonly { person: { personId: PersonId } }[] }).people.map(
        ({ person }) => person.personId,
      ),
  },
  'needs.show': {
    purpose: 'need-read',
    persons: (_tx, { reply }) => [(reply as { personId: PersonId }).personId],
  },
  'claims.line': {
    purpose: 'claim-read',
    persons: (_tx, { reply }) => [(reply as { person: { personId: PersonId } }).person.personId],
  },
  'persons.unmask': { purpose: 'number-shown', persons: (_tx, looked) => named(looked) },
  'persons.unmaskCorrection': {
    purpose: 'number-shown',
    async persons(tx, { params }) {
      const personId = await personOfCorrection(tx, params.correctionId as Uuid);
      return personId === undefined ? [] : [personId];
    },
  },
  'publications.export': {
    purpose: 'list-taken',
    persons: (tx, { params }) => personsInPublication(tx, params.publicationId as Uuid),
  },
  'payments.export': {
    purpose: 'list-taken',
    persons: (tx, { params }) => personsInBatch(tx, params.batchId as Uuid),
  },
};

const system = { kind: 'system' } as const;

/** Opens nothing of a protected person for an account that is not named, and notes every opening. */
export const looksAtPersons: LooksAtPersons = {
  async refusal(app, actor, params) {
    const personId = (params as { personId?: unknown } | undefined)?.personId;
    if (typeof personId !== 'number' || actor.role === 'worker') return undefined;
    return readTx(app.db, system, (tx) => refusalOfProtected(tx, actor.accountId, [personId as PersonId]));
  },
  async seen(app, actor, route, looked) {
    const opening = OPENINGS[route];
    if (!opening || (actor.role === 'worker' && !actor.helping)) return;
    const persons = await readTx(app.db, system, async (tx) => opening.persons(tx, looked));
    const reason = (looked.body as { reason?: unknown } | undefined)?.reason;
    await noteLookAlone(app, {
      ...{ actor, persons },
      purpose: opening.purpose,
      ...(typeof reason === 'string' ? { reason } : {}),
    });
  },
};

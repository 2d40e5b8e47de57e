import { type Database, readTx, type Scope, type Tx, withTx } from '../db/index.ts';
import { appendJournal, type JournalEvent } from '../journal/index.ts';
import {
  type Ciphers,
  type Clock,
  done,
  type Ids,
  type Refusal,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { type Idempotency, insertReply, selectReply } from './store-idempotency.ts';

/** What every module works with. A module that needs more takes it as a further argument. */
export interface AppContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ciphers: Ciphers;
}

/** One act in progress: a transaction, whoever acts, and what writes the journal. */
export interface Act {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ciphers: Ciphers;
  readonly requestId: Uuid;
  /**
   * Writes a line of the journal in this transaction, when the act has ended: the chain is locked as shortly as can
   * be. An act that is done without one is a fault of the code.
   */
  record(entry: {
    event: string;
    objectType: string;
    objectId: string;
    outcome?: 'done' | 'viewed';
    divisionPath?: string | null;
    organisationId?: Uuid | null;
    reason?: string;
    detail?: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}

/** Rolls the transaction back and carries the refusals out of it. Never leaves this file. */
class RefusedSignal extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

export interface ActMeta {
  readonly event: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly requestId: Uuid;
  /** The request's own key: repeated with the same content it gets what the first one returned. */
  readonly idempotency?: Omit<Idempotency, 'accountId'>;
  /** It reads a page by an index and writes the journal alone: plans of its statements are kept. */
  readonly isLook?: boolean;
}

const KEY_REUSED: Refusal = refusal(
  'idempotency-key-reused',
  '这次提交的内容与先前用同一编号提交的不同，没有办理：请刷新页面后重新提交。',
);

/**
 * The only way to change anything: load, refuse, decide, save, record - in one transaction. A refusal rolls back
 * all of it and is itself recorded, in a transaction of its own, with the codes but never the content. `work` may
 * run again from the start when the database asks for it (40001, 40P01): it changes nothing outside the transaction.
 */
export async function performAct<T>(
  app: AppContext,
  actor: Actor,
  meta: ActMeta,
  work: (act: Act) => Promise<Result<T>>,
): Promise<Result<T>> {
  const line = {
    accountId: actor.accountId,
    personKey: actor.personKey,
    role: actor.helping?.helperRole ?? actor.role,
    divisionPath: actor.divisionPath,
    organisationId: actor.organisationId,
    onBehalfOf: actor.actingFor?.accountId,
    requestId: meta.requestId,
  };
  const request = meta.idempotency && { ...meta.idempotency, accountId: actor.accountId };
  try {
    return await withTx(
      app.db,
      actor.scope,
      async (tx) => {
        if (request) {
          const stored = await selectReply(tx, app.ciphers, request);
          if (stored) {
            if (!stored.same) throw new RefusedSignal([KEY_REUSED]);
            return done(stored.value as T);
          }
        }
        const lines: JournalEvent[] = [];
        const result = await work({
          tx,
          actor,
          clock: app.clock,
          ids: app.ids,
          ciphers: app.ciphers,
          requestId: meta.requestId,
          async record(entry) {
            lines.push({ ...line, outcome: 'done', ...entry, ...servedIn(actor, entry.detail) });
          },
        });
        if (!result.ok) throw new RefusedSignal(result.refusals);
        if (lines.length === 0) throw new Error(`act ${meta.event} was done without a record`);
        if (request) await insertReply(tx, app, request, result.value);
        await appendJournal(tx, app, ...lines);
        return result;
      },
      { idempotent: true, keepsPlans: meta.isLook === true },
    );
  } catch (fault) {
    if (!(fault instanceof RefusedSignal)) throw fault;
    await recordAlone(app, {
      ...line,
      event: meta.event,
      outcome: 'refused',
      objectType: meta.objectType,
      objectId: meta.objectId,
      ...servedIn(actor, { codes: fault.refusals.map(({ code }) => code) }),
    });
    return refused(...fault.refusals);
  }
}

/** A line of what a helper does names the help session, and by it whom it was done for. */
function servedIn(actor: Actor, detail: Readonly<Record<string, unknown>> | undefined) {
  const { helping } = actor;
  if (helping) return { detail: { ...detail, helpSessionId: helping.helpSessionId } };
  return detail === undefined ? {} : { detail };
}

/** Writes lines of the journal in a transaction of their own: for what is looked at or refused without an act. */
export function recordAlone(
  app: Pick<AppContext, 'db' | 'clock' | 'ciphers'>,
  ...lines: readonly JournalEvent[]
): Promise<void> {
  return withTx(app.db, { kind: 'system' }, (tx) => appendJournal(tx, app, ...lines), { idempotent: true });
}

/** Reads within the actor's scope; writes nothing. */
export function read<T>(app: AppContext, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return readTx(app.db, scope, fn);
}

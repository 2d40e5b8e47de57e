import type { Uuid } from '../../platform/kernel/index.ts';
import type { ProgressEvent } from './contract-batches.ts';

/** Whose intake, and which: file names are shown to nobody but the account that sent them. */
export interface Watched {
  readonly accountId: Uuid;
  readonly batchId: Uuid;
}

/** How far each intake under way has come, for whoever sent it. Lives in memory: it is news, not record. */
export interface ProgressBoard {
  publish(watched: Watched, event: ProgressEvent): void;
  /**
   * Every event from now on, beginning with the last one so far; ends after `done` or `failed`, and when nothing begins
   * or goes on in time.
   */
  listen(watched: Watched, patience: Patience): AsyncGenerator<ProgressEvent>;
}

/** How long to wait for the first event of an intake, which may not exist at all, and between two events. */
interface Patience {
  readonly firstMs: number;
  readonly nextMs: number;
}

/** Sent once while there is no event yet. */
const WAITING: ProgressEvent = { stage: 'waiting', file: null, done: 0, total: 0 };

const MOST_INTAKES = 200;

export function createProgressBoard(): ProgressBoard {
  const last = new Map<string, ProgressEvent>();
  const waiting = new Map<string, Set<() => void>>();
  const keyOf = ({ accountId, batchId }: Watched) => `${accountId}/${batchId}`;
  return {
    publish(watched, event) {
      const key = keyOf(watched);
      last.delete(key);
      last.set(key, event);
      if (last.size > MOST_INTAKES) last.delete(last.keys().next().value as string);
      for (const wake of waiting.get(key) ?? []) wake();
    },
    async *listen(watched, { firstMs, nextMs }) {
      const key = keyOf(watched);
      let sent: ProgressEvent | undefined;
      for (;;) {
        const now = last.get(key) ?? WAITING;
        if (now !== sent) {
          sent = now;
          yield now;
          if (now.stage === 'done' || now.stage === 'failed') return;
          continue;
        }
        if (!(await wakeUp(waiting, key, sent === WAITING ? firstMs : nextMs))) return;
      }
    },
  };
}

/** True when there was an event, false when there was none for `patienceMs`. */
function wakeUp(waiting: Map<string, Set<() => void>>, key: string, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listeners = waiting.get(key) ?? new Set();
    waiting.set(key, listeners);
    const end = (hasNews: boolean) => {
      clearTimeout(timer);
      listeners.delete(wake);
      if (listeners.size === 0) waiting.delete(key);
      resolve(hasNews);
    };
    const wake = () => end(true);
    const timer = setTimeout(() => end(false), patienceMs);
    listeners.add(wake);
  });
}

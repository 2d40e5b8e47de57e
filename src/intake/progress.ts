import type { Uuid } from '../kernel/index.ts';
import type { ProgressEvent } from './contract-desk.ts';

/** How far each intake under way has come, for whoever listens. Lives in memory: it is news, not record. */
export interface ProgressBoard {
  tell(batchId: Uuid, event: ProgressEvent): void;
  /** Everything told from now on, beginning with the last word so far; ends after `done` or `failed`. */
  listen(batchId: Uuid, patienceMs: number): AsyncGenerator<ProgressEvent>;
}

const KEPT = 200;

export function createProgressBoard(): ProgressBoard {
  const last = new Map<Uuid, ProgressEvent>();
  const waiting = new Map<Uuid, Set<() => void>>();
  return {
    tell(batchId, event) {
      last.delete(batchId);
      last.set(batchId, event);
      if (last.size > KEPT) last.delete(last.keys().next().value as Uuid);
      for (const wake of waiting.get(batchId) ?? []) wake();
    },
    async *listen(batchId, patienceMs) {
      let told: ProgressEvent | undefined;
      for (;;) {
        const now = last.get(batchId) ?? { stage: 'waiting', file: null, done: 0, total: 0 };
        if (now !== told) {
          told = now;
          yield now;
          if (now.stage === 'done' || now.stage === 'failed') return;
          continue;
        }
        if (!(await wakeUp(waiting, batchId, patienceMs))) return;
      }
    },
  };
}

/** True when something was told, false when nothing was for `patienceMs`. */
function wakeUp(waiting: Map<Uuid, Set<() => void>>, batchId: Uuid, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const listeners = waiting.get(batchId) ?? new Set();
    waiting.set(batchId, listeners);
    const end = (heard: boolean) => {
      clearTimeout(timer);
      listeners.delete(wake);
      if (listeners.size === 0) waiting.delete(batchId);
      resolve(heard);
    };
    const wake = () => end(true);
    const timer = setTimeout(() => end(false), patienceMs);
    listeners.add(wake);
  });
}

import { useRef, useState } from 'react';
import { Fault, newKey } from '../client/index.ts';
import { queries } from '../client/queries.ts';
import { words } from './words.ts';

/** What to tell her of an act that failed: the server's sentence, or that the network is away. */
export function saidOf(error: unknown): string {
  const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
  return said ?? (error instanceof Fault && error.status === 0 ? words.notSent : words.notDone);
}

/**
 * Sends one act. While nobody knows whether it arrived, the next try carries the same key, so that nothing is done
 * twice; once the server has decided, the next act is another one. True when it was done.
 */
export function useSending() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const key = useRef(newKey());
  const busy = useRef(false);
  const send = async (work: (key: string) => Promise<unknown>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setWorking(true);
    setFault(null);
    try {
      await work(key.current);
      key.current = newKey();
      // The next page reads again what this act has changed; the page that says so stays as it is.
      await queries.invalidateQueries({ refetchType: 'none' });
      return true;
    } catch (error) {
      if (error instanceof Fault && error.isSettled) key.current = newKey();
      setFault(saidOf(error));
      return false;
    } finally {
      busy.current = false;
      setWorking(false);
    }
  };
  return { working, fault, setFault, send };
}

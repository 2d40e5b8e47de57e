import { useRef, useState } from 'react';
import {
  type ActBody,
  type ActInit,
  type ActReply,
  act,
  Fault,
  newKey,
  type PostPath,
} from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import { words as all } from '../words.ts';

/** Sends one step of a form: what was typed stays when it fails, and a second tap sends nothing. */
export function useSending() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const busy = useRef(false);
  const send = async <P extends PostPath>(
    path: P,
    body: ActBody<P>,
    params?: ActInit<P>['params'],
  ): Promise<ActReply<P> | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setWorking(true);
    setFault(null);
    try {
      const init = { body, key: newKey(), ...(params === undefined ? {} : { params }) };
      const answer = await act('POST', path, init);
      await queries.invalidateQueries({ refetchType: 'none' });
      return answer;
    } catch (error) {
      const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
      setFault(said ?? (error instanceof Fault && error.status === 0 ? all.noNetworkAct : all.notDone));
      return undefined;
    } finally {
      busy.current = false;
      setWorking(false);
    }
  };
  return { working, fault, setFault, send };
}

/** Why it was not done, read out at once. */
export function Said(props: { fault: string | null }) {
  return props.fault === null ? null : (
    <p className="fault" role="alert">
      {props.fault}
    </p>
  );
}

/** The code that a demonstration shows instead of sending it. */
export function Shown(props: { code: string | null; say: (code: string) => string }) {
  return props.code === null ? null : <p className="message">{props.say(props.code)}</p>;
}

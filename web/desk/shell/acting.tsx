import { App, Button } from 'antd';
import { act, Fault, newKey } from '../../client/index.ts';
import type { Me } from '../../client/session.ts';
import { spokenDay } from '../../ui/format.ts';
import { words as common } from '../../ui/words.ts';
import { words } from './words.ts';

/** Acts for somebody on leave, or for oneself again: with a fresh page, so that nothing read before stays. */
export function Acting({ me }: { me: Me }) {
  const { message } = App.useApp();
  const leave = (switched: Promise<unknown>) => {
    void switched.then(
      () => {
        sessionStorage.clear();
        location.assign('/desk');
      },
      (cause: unknown) => {
        const told = cause instanceof Fault ? cause.refusals[0]?.message : undefined;
        void message.error(told ?? common.fault.network);
      },
    );
  };
  const { acting } = me;
  if (acting !== null)
    return (
      <span className="acting">
        {words.acting.now(acting.name, spokenDay(acting.throughOn))}{' '}
        <Button
          size="small"
          onClick={() => leave(act('POST', '/api/me/acting/end', { body: {}, key: newKey() }))}
        >
          {words.acting.end}
        </Button>
      </span>
    );
  return me.mayActFor.map(({ delegationId, name, throughOn }) => (
    <Button
      key={delegationId}
      className="acting-choice"
      size="small"
      onClick={() => leave(act('POST', '/api/me/acting', { body: { delegationId }, key: newKey() }))}
    >
      {words.acting.begin(name, spokenDay(throughOn))}
    </Button>
  ));
}

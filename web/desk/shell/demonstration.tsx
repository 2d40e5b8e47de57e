import { Button } from 'antd';
import { useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { ActAlert, useAct } from '../../ui/acts.tsx';
import { words } from './words.ts';

/**
 * In the demonstration county time stops until an official of the bureau moves it forward: deadlines and publications
 * need days.
 */
export function DemonstrationBar() {
  const { me } = useMe();
  const { data } = useRead('/api/demonstration');
  const advance = useAct('/api/demonstration/clock', { silent: true });
  if (!data?.on) return <span hidden />;
  return (
    <section className="demonstration" aria-label={words.demonstration.bar}>
      <span>{words.demonstration.lead(data.today)}</span>
      {mayCall(me, 'demonstration.advance') ? (
        <Button
          size="small"
          loading={advance.working}
          onClick={() => void advance.run({ to: 'next-working-day' })}
        >
          {words.demonstration.next}
        </Button>
      ) : null}
      <ActAlert fault={advance.fault} />
    </section>
  );
}

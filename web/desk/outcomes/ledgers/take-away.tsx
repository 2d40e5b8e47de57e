import { Button } from 'antd';
import { type ActBody, actForFile } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { ActAlert, useGuarded } from '../../../ui/index.ts';
import { words } from './words.ts';

type Body = ActBody<'/api/ledgers/export'>;

/** Takes a workbook away; the journal keeps who took which and how many people it names. */
export function TakeAway(props: { what: Body['what']; place: string | null }) {
  const { me } = useMe();
  const out = useGuarded<void, Body>((body, key) => actForFile('/api/ledgers/export', { body, key }));
  if (!mayCall(me, 'ledgers.export')) return null;
  const { what, place } = props;
  return (
    <>
      <Button
        loading={out.working}
        title={words.export.hint}
        onClick={() => void out.run({ what, ...(place === null ? {} : { place }) })}
      >
        {words.export[what]}
      </Button>
      <ActAlert fault={out.fault} />
    </>
  );
}

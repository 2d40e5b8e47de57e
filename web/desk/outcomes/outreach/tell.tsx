import { App, Button, Form, Radio } from 'antd';
import type { Row } from '../../../client/index.ts';
import { ActAlert, DialogButton, FormDialog, useAct } from '../../../ui/index.ts';
import { words } from './words.ts';

type Person = Row<'/api/campaigns/{campaignId}/people'>;
const labels = words.toTell;
type How = keyof typeof labels.declineHows;

function DeclineDialog(props: { of: Person; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/campaigns/{campaignId}/people/{personId}/no-news', {
    params: { campaignId: of.campaignId, personId: of.personId },
    silent: true,
    after: () => {
      close();
      void message.success(labels.declined);
    },
  });
  return (
    <FormDialog<{ how: How }>
      title={labels.declineTitle(of.name)}
      submit={labels.declineSubmit}
      name="decline"
      act={act}
      close={close}
      send={(typed) => void act.run(typed)}
    >
      <p>{labels.declineLead}</p>
      <Form.Item name="how" label={labels.declineHow} rules={[{ required: true, message: labels.needHow }]}>
        <Radio.Group
          options={Object.entries(labels.declineHows).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** Told by mouth, not found, or wants no such news. */
export function TellActs({ of }: { of: Person }) {
  const { message } = App.useApp();
  const act = useAct('/api/campaigns/{campaignId}/people/{personId}/telling', {
    params: { campaignId: of.campaignId, personId: of.personId },
    silent: true,
    after: ({ status }) => void message.success(labels.said[status] ?? ''),
  });
  const may = (route: string) => of.allowed.some((allowed) => allowed === route);
  return (
    <>
      <div className="row">
        {may('outreach.tell') ? (
          <>
            {of.status === 'told' ? null : (
              <Button
                type="primary"
                loading={act.working}
                onClick={() => void act.run({ version: of.version, outcome: 'told' })}
              >
                {labels.told}
              </Button>
            )}
            {of.status === 'not-found' ? null : (
              <Button
                disabled={act.working}
                onClick={() => void act.run({ version: of.version, outcome: 'not-found' })}
              >
                {labels.notFound}
              </Button>
            )}
            {of.status === 'to-tell' ? null : (
              <Button
                disabled={act.working}
                onClick={() => void act.run({ version: of.version, outcome: 'not-yet' })}
              >
                {labels.notYet}
              </Button>
            )}
          </>
        ) : null}
        {may('outreach.decline') ? (
          <DialogButton label={labels.decline}>
            {(close) => <DeclineDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
      </div>
      <ActAlert fault={act.fault} />
    </>
  );
}

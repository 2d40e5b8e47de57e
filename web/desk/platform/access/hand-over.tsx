import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { type Reply, useRead } from '../../../client/index.ts';
import { count, FormDialog, Label, Read, ReasonField, useAct } from '../../../ui/index.ts';
import { words } from './hand-over-words.ts';

interface Of {
  readonly accountId: string;
  readonly login: string;
}
type Bound = Reply<'/api/accounts/{accountId}/bound-work'>;

function BoundList(props: { of: Bound['bound'] }) {
  if (props.of.length === 0) return <p>{words.boundNothing}</p>;
  return (
    <>
      <p>{words.bound}</p>
      <ul>
        {props.of.map((work) => (
          <li key={work.kind}>
            <Label in="boundWork" id={work.kind} /> {words.pieces(work.count)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Hands what only this account may go on with to a colleague; nobody is chosen beforehand. */
export function HandOverDialog(props: { of: Of; close: () => void }) {
  const params = { accountId: props.of.accountId };
  const work = useRead('/api/accounts/{accountId}/bound-work', { params });
  const handOver = useAct('/api/accounts/{accountId}/hand-over', { params, after: props.close });
  return (
    <FormDialog<{ toAccountId: string; reason: string }>
      title={words.title(props.of.login)}
      submit={words.submit}
      name="hand-over"
      act={handOver}
      close={props.close}
      send={(typed) => void handOver.run(typed)}
    >
      <p>{words.lead}</p>
      <Read of={work}>
        {({ bound, colleagues }) => (
          <>
            <BoundList of={bound} />
            {colleagues.length === 0 ? <p>{words.nobody}</p> : null}
            <Form.Item
              name="toAccountId"
              label={words.to}
              rules={[{ required: true, message: words.needTo }]}
            >
              <Select
                options={colleagues.map(({ accountId, login, displayName }) => ({
                  value: accountId,
                  label: `${displayName} ${login}`,
                }))}
              />
            </Form.Item>
          </>
        )}
      </Read>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
        max={200}
      />
    </FormDialog>
  );
}

/** What waits for the role of an account and who goes on with it, and what is bound to the account itself. */
export function WorkOfAccount(props: { of: Of }) {
  const [open, setOpen] = useState(false);
  const params = { accountId: props.of.accountId };
  const flowing = useRead('/api/accounts/{accountId}/open-work', { params });
  const kept = useRead('/api/accounts/{accountId}/bound-work', { params });
  return (
    <>
      <Read of={kept}>
        {({ bound, colleagues, allowed }) => (
          <>
            <Read of={flowing}>
              {({ waiting }) => (
                <p>
                  {waiting === 0
                    ? words.flowsNothing
                    : colleagues.length === 0
                      ? words.flowsNobody(count(waiting))
                      : words.flows(
                          count(waiting),
                          colleagues.map(({ displayName }) => ` ${displayName} `).join('、'),
                        )}
                </p>
              )}
            </Read>
            <BoundList of={bound} />
            {bound.length > 0 && colleagues.length === 0 ? <p>{words.nobody}</p> : null}
            {allowed.includes('accounts.handOver') && colleagues.length > 0 ? (
              <p>
                <Button size="small" onClick={() => setOpen(true)}>
                  {words.label}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Read>
      {open ? <HandOverDialog of={props.of} close={() => setOpen(false)} /> : null}
    </>
  );
}

import { useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  ActButton,
  DialogButton,
  FormDialog,
  Read,
  Section,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import { DELEGATION_COLUMNS, DelegationFields, type TypedDelegation } from './delegation-parts.tsx';
import { words } from './words.ts';

const { delegation } = words;

function AskDialog(props: { today: string; close: () => void }) {
  const colleagues = useRead('/api/me/colleagues');
  const ask = useAct('/api/me/delegations', { after: props.close });
  return (
    <FormDialog<TypedDelegation>
      title={delegation.askTitle}
      submit={delegation.ask}
      act={ask}
      close={props.close}
      send={(typed) => void ask.run(typed)}
    >
      <p>{delegation.askLead}</p>
      <DelegationFields colleagues={colleagues.data?.rows ?? []} today={props.today} />
    </FormDialog>
  );
}

/** Who acts for me during my leave, and for whom I act. */
export function MyDelegations() {
  const { me } = useMe();
  const mine = useRead('/api/me/delegations');
  return (
    <Section title={delegation.title}>
      <p>{delegation.lead}</p>
      <Read of={mine}>
        {({ rows, allowed }) => (
          <>
            {rows.length === 0 ? (
              <p>{delegation.none}</p>
            ) : (
              <SimpleTable
                rows={rows}
                rowKey={(row) => row.delegationId}
                scroll={delegation.title}
                columns={[
                  ...DELEGATION_COLUMNS,
                  {
                    title: delegation.acts,
                    show: (row) => (
                      <ActButton
                        route="access.withdrawDelegation"
                        allowed={row.allowed}
                        path="/api/me/delegations/{delegationId}/withdraw"
                        params={{ delegationId: row.delegationId }}
                        body={{}}
                        label={delegation.withdraw}
                        ask={delegation.withdrawAsk}
                      />
                    ),
                  },
                ]}
              />
            )}
            {me && allowed.includes('access.askDelegation') ? (
              <DialogButton label={delegation.ask}>
                {(close) => <AskDialog today={me.today} close={close} />}
              </DialogButton>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}

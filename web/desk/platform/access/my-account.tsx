import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  ActButton,
  ErrorState,
  Label,
  Loading,
  Notice,
  Page,
  Section,
  SimpleTable,
} from '../../../ui/index.ts';
import { MyDelegations } from './my-delegations.tsx';
import { OwnPhone } from './own-phone.tsx';
import { SecondFactor } from './second-factor.tsx';
import { words } from './words.ts';

const { mine } = words;

/** One's own sign-ins: those that nobody recognises are ended here. */
function Sessions() {
  const { data, error } = useRead('/api/me/sessions');
  if (error) return <ErrorState fault={error} />;
  if (!data) return <Loading />;
  const others = data.rows.some((row) => !row.isThis);
  return (
    <Section title={mine.sessions}>
      <p>{mine.sessionsLead}</p>
      <SimpleTable
        rows={data.rows}
        rowKey={(row) => row.sessionId}
        scroll={mine.sessions}
        columns={[
          { title: mine.since, kind: 'instant', rowHead: true, show: (row) => row.createdAt },
          { title: mine.lastUsed, kind: 'instant', show: (row) => row.lastSeenAt },
          { title: mine.address, show: (row) => row.address },
          {
            title: mine.acts,
            show: (row) =>
              row.isThis ? (
                mine.isThis
              ) : (
                <ActButton
                  route="access.endSession"
                  allowed={row.allowed}
                  path="/api/me/sessions/{sessionId}/end"
                  params={{ sessionId: row.sessionId }}
                  body={{}}
                  label={mine.end}
                />
              ),
          },
        ]}
      />
      <ActButton
        route="access.endOtherSessions"
        allowed={others ? ['access.endOtherSessions'] : []}
        path="/api/me/sessions/end-others"
        body={{}}
        label={mine.endOthers}
        ask={mine.endOthersAsk}
      />
    </Section>
  );
}

/** Who I am here, my password and where I am signed in. */
export function Component() {
  const { me } = useMe();
  if (!me) return <Loading />;
  return (
    <Page title={mine.title}>
      <p>
        {me.displayName} <Label in="roles" id={me.role} /> {me.organisationName ?? me.divisionName}
      </p>
      {me.acting !== null ? <Notice tone="act">{words.delegation.now}</Notice> : <OwnAffairs />}
    </Page>
  );
}

/** Password, second factor, sign-ins and delegations: mine alone, never those of whom I act for. */
function OwnAffairs() {
  return (
    <>
      <Section title={mine.password}>
        <p>
          {mine.passwordLead} <Link to="/login/password?next=%2Fdesk%2Fmy-account">{mine.change}</Link>
        </p>
      </Section>
      <OwnPhone />
      <SecondFactor />
      <Sessions />
      <MyDelegations />
    </>
  );
}

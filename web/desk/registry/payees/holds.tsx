import { App } from 'antd';
import { type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  DialogButton,
  ErrorState,
  FormDialog,
  Instant,
  Notice,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { OrganisationField, type ProposedPayee } from './propose.tsx';
import { words } from './words.ts';

type Hold = Row<'/api/payee-holds'>;
const labels = words.hold;

/** Stops paying a payee at once; without a payee given, an organisation is chosen. */
export function HoldPayeeButton(props: { payee?: ProposedPayee }) {
  const { me } = useMe();
  if (!mayCall(me, 'payees.hold')) return null;
  return (
    <DialogButton label={labels.act} danger>
      {(close) => <HoldDialog close={close} {...props} />}
    </DialogButton>
  );
}

function HoldDialog(props: { payee?: ProposedPayee; close: () => void }) {
  const { payee } = props;
  const { message } = App.useApp();
  const organisations = useList('/api/organisations', {});
  const hold = useAct('/api/payee-holds', { silent: true, after: props.close });
  const nameOf = (organisationId: string | null | undefined) =>
    organisations.data?.rows.find((row) => row.organisationId === organisationId)?.name ?? '';
  async function send({ organisationId, reason }: { organisationId?: string; reason: string }) {
    const chosen = payee ? payee.organisationId : organisationId;
    const reply = await hold.run({
      reason,
      ...(chosen ? { organisationId: chosen } : {}),
      ...(payee?.personId ? { personId: payee.personId } : {}),
    });
    if (reply) void message.success(labels.done(payee?.name ?? nameOf(chosen)));
  }
  return (
    <FormDialog<{ organisationId?: string; reason: string }>
      title={payee ? labels.actTitleFor(payee.name) : labels.actTitle}
      submit={labels.act}
      danger
      act={hold}
      close={props.close}
      send={(body) => void send(body)}
    >
      <p>{labels.effect}</p>
      {payee ? null : <OrganisationField />}
      <ReasonField
        name="reason"
        label={words.reason}
        hint={labels.hint}
        need={labels.needReason}
        rows={3}
        max={300}
      />
    </FormDialog>
  );
}

/** The way to pay again: one person proposes, another decides. */
function Release(props: { of: Hold }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { holdId: of.holdId }, version: of.version };
  return (
    <div className="row">
      <ReasonButton
        route="payees.proposeRelease"
        path="/api/payee-holds/{holdId}/release-proposal"
        {...at}
        label={labels.release}
        title={labels.releaseTitle(of.payeeName)}
        effect={labels.releaseEffect}
        hint={labels.releaseHint}
        said={() => labels.releaseProposed}
      />
      <ReasonButton
        route="payees.withdrawRelease"
        path="/api/payee-holds/{holdId}/release-withdraw"
        {...at}
        {...labels.withdraw}
        said={() => labels.withdrawn}
      />
      <ReviewButtons
        route="payees.decideRelease"
        path="/api/payee-holds/{holdId}/release-decision"
        {...at}
        subject={labels.releaseTitle(of.payeeName)}
        decisions={['passed', 'returned']}
        labels={labels.decisions}
        said={labels.said}
      />
    </div>
  );
}

const COLUMNS: readonly SimpleColumn<Hold>[] = [
  { title: labels.columns.payee, rowHead: true, show: (row) => row.payeeName },
  { title: labels.columns.reason, show: (row) => row.reason },
  { title: labels.columns.held, show: (row) => words.by(row.heldBy, shownInstant(row.heldAt)) },
  {
    title: labels.columns.status,
    show: (row) => (
      <>
        <Status in="payeeHoldStatuses" id={row.status} />
        <StepsTaken steps={row.steps} />
        <Release of={row} />
      </>
    ),
  },
];

/** Everybody to whom nothing is paid, and who was paid again, the newest first. */
export function Holds() {
  const holds = useList('/api/payee-holds', {});
  if (holds.error) return <ErrorState fault={holds.error} retry={() => void holds.refetch()} />;
  const rows = holds.data?.rows ?? [];
  return (
    <Section title={labels.title} aside={<HoldPayeeButton />}>
      {rows.length === 0 ? (
        <p className="quiet">{labels.none}</p>
      ) : (
        <SimpleTable scroll={labels.title} rows={rows} rowKey={(row) => row.holdId} columns={COLUMNS} />
      )}
    </Section>
  );
}

/** On the page of a payee: that nothing is paid, since when and why, and the way back. */
export function HeldPayee(props: { payee: ProposedPayee }) {
  const { organisationId, personId } = props.payee;
  const holds = useList('/api/payee-holds', {
    ...(organisationId ? { organisationId } : {}),
    ...(personId ? { personId } : {}),
  });
  const live = (holds.data?.rows ?? []).filter(({ status }) => status !== 'released');
  return live.map((hold) => (
    <Notice key={hold.holdId} title={labels.notice(hold.payeeName)} tone="alarm">
      <p>
        {hold.reason} {hold.heldBy} <Instant at={hold.heldAt} />
      </p>
      <StepsTaken steps={hold.steps} />
      <Release of={hold} />
    </Notice>
  ));
}

import { Form, Modal } from 'antd';
import { useState } from 'react';
import { type ActReply, type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  Attachments,
  DialogButton,
  ErrorState,
  FormDialog,
  Label,
  Loading,
  Page,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { Holds } from './holds.tsx';
import { ProposeButton } from './propose.tsx';
import { words } from './words.ts';

type Change = Row<'/api/payee-accounts'>;
const labels = words.columns;

function Account(props: { of: Change['old']; changed: readonly string[] }) {
  const { of, changed } = props;
  if (!of) return <span className="quiet">{words.noOld}</span>;
  const text = words.account(of.holder, of.bankName, of.last4);
  return changed.length > 0 ? <strong>{text}</strong> : text;
}

function UnmaskDialog(props: { change: Change; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [shown, setShown] = useState<ActReply<'/api/payee-accounts/{changeId}/unmask'> | null>(null);
  const unmask = useAct('/api/payee-accounts/{changeId}/unmask', {
    params: { changeId: props.change.changeId },
    silent: true,
    after: setShown,
  });
  return (
    <Modal
      open
      title={words.unmask}
      onCancel={props.close}
      onOk={shown ? props.close : form.submit}
      okText={shown ? common.close : words.unmaskRun}
      cancelText={common.cancel}
      confirmLoading={unmask.working}
      destroyOnHidden
    >
      <p>{words.unmaskLead}</p>
      {shown ? (
        <strong className="unmasked">{shown.value}</strong>
      ) : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void unmask.run(body)}>
          <ReasonField
            name="reason"
            label={words.unmaskReason}
            hint={words.unmaskReasonHint}
            need={words.needReason}
            rows={2}
            max={200}
          />
        </Form>
      )}
      <ActAlert fault={unmask.fault} />
    </Modal>
  );
}

/** Whoever proposed a change takes it back, for a reason. */
function WithdrawDialog(props: { change: Change; close: () => void }) {
  const withdraw = useAct('/api/payee-accounts/{changeId}/withdraw', {
    params: { changeId: props.change.changeId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.withdrawTitle(props.change.payeeName)}
      submit={words.withdraw}
      act={withdraw}
      close={props.close}
      send={(body) => void withdraw.run({ ...body, version: props.change.version })}
    >
      <p>{words.withdrawLead}</p>
      <ReasonField
        name="reason"
        label={words.withdrawReason}
        hint={words.withdrawReasonHint}
        need={words.needWithdrawReason}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** How far a change is, who took which step, and the acts of whoever may decide. */
function Decide(props: { of: Change }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      <Status in="payeeAccountStatuses" id={of.status} />
      <StepsTaken steps={of.steps} />
      <div className="row">
        {of.status === 'open' && mayCall(me, 'payees.unmaskAccount') ? (
          <DialogButton label={words.unmask}>
            {(close) => <UnmaskDialog change={of} close={close} />}
          </DialogButton>
        ) : null}
        {of.allowed.includes('payees.withdrawAccount') ? (
          <DialogButton label={words.withdraw}>
            {(close) => <WithdrawDialog change={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="payees.reviewAccount"
          allowed={of.allowed}
          path="/api/payee-accounts/{changeId}/review"
          params={{ changeId: of.changeId }}
          version={of.version}
          subject={words.reviewTitle(of.payeeName)}
        />
      </div>
    </>
  );
}

type HeirShape = NonNullable<Change['heir']>;

/** Whose heir, in what relation, and for whom else. */
function HeirOf(props: { of: HeirShape }) {
  const { deceasedName, relation, share } = props.of;
  const { term } = useVocabulary();
  return (
    <div className="quiet small">
      {words.heirOf(deceasedName, term('heirRelations', relation))} {term('heirShares', share)}
    </div>
  );
}

/** What shows that somebody is an heir. */
function HeirPapers(props: { of: HeirShape }) {
  return props.of.papers.map((paper) => (
    <div key={paper} className="small">
      <Label in="heirPapers" id={paper} />
    </div>
  ));
}

const COLUMNS: readonly SimpleColumn<Change>[] = [
  {
    title: labels.payee,
    rowHead: true,
    show: (row) => (
      <>
        {row.payeeName}
        {row.heir ? <HeirOf of={row.heir} /> : null}
      </>
    ),
  },
  { title: labels.old, show: (row) => <Account of={row.old} changed={[]} /> },
  { title: labels.new, show: (row) => <Account of={row.new} changed={row.changed} /> },
  {
    title: labels.changed,
    show: (row) =>
      row.changed.map((part) => (
        <div key={part} className="alarm">
          <Label in="accountParts" id={part} />
        </div>
      )),
  },
  {
    title: labels.reason,
    show: (row) => (
      <>
        {row.reason}
        <div className="quiet small">{words.documentOf(row.document)}</div>
        {row.heir ? <HeirPapers of={row.heir} /> : null}
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: labels.proposed, show: (row) => words.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: labels.status, show: (row) => <Decide of={row} /> },
];

function Changes(props: { title: string; none: string; rows: readonly Change[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.changeId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

/** Accounts of payees: what waits for a second person, and what was decided. */
export function Component() {
  const changes = useList('/api/payee-accounts', {});
  return (
    <Page title={words.title} lead={words.lead} acts={<ProposeButton />}>
      {changes.error ? <ErrorState fault={changes.error} retry={() => void changes.refetch()} /> : null}
      {changes.data === undefined && !changes.error ? <Loading /> : null}
      {changes.data ? (
        <>
          <Changes
            title={words.waiting}
            none={words.noneWaiting}
            rows={changes.data.rows.filter((row) => row.status === 'open')}
          />
          <Holds />
          <Changes
            title={words.decided}
            none={words.none}
            rows={changes.data.rows.filter((row) => row.status !== 'open')}
          />
        </>
      ) : null}
    </Page>
  );
}

import { App, Form, Input } from 'antd';
import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  Attachments,
  AttachmentsField,
  DialogButton,
  ErrorState,
  FormDialog,
  Label,
  Loading,
  Page,
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
import { words as all } from './words.ts';

const words = all.creditCodes;
type Exception = Row<'/api/credit-codes'>;

interface Proposed {
  readonly creditCode: string;
  readonly certifiedName: string;
  readonly document: string;
  readonly reason: string;
  readonly files?: readonly Attachment[];
}

function ProposeDialog(props: { close: () => void }) {
  const { message } = App.useApp();
  const propose = useAct('/api/credit-codes', {
    silent: true,
    after: () => {
      message.success(words.proposed);
      props.close();
    },
  });
  return (
    <FormDialog<Proposed>
      title={words.proposeTitle}
      submit={words.submit}
      act={propose}
      close={props.close}
      send={({ files = [], ...typed }) =>
        void propose.run({ ...typed, fileIds: files.map(({ fileId }) => fileId) })
      }
    >
      <p>{words.proposeLead}</p>
      <Form.Item
        name="creditCode"
        label={words.code}
        extra={words.codeHint}
        rules={[{ required: true, whitespace: true, message: words.needCode }]}
      >
        <Input maxLength={40} autoCapitalize="characters" />
      </Form.Item>
      <Form.Item
        name="certifiedName"
        label={words.name}
        rules={[{ required: true, whitespace: true, min: 2, message: words.needName }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="document"
        label={words.document}
        extra={words.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={words.files}>
        <AttachmentsField most={5} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={3}
        max={300}
      />
    </FormDialog>
  );
}

function WithdrawDialog(props: { exception: Exception; close: () => void }) {
  const withdraw = useAct('/api/credit-codes/{exceptionId}/withdraw', {
    params: { exceptionId: props.exception.exceptionId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.withdrawTitle(props.exception.certifiedName)}
      submit={words.withdraw}
      act={withdraw}
      close={props.close}
      send={(body) => void withdraw.run({ ...body, version: props.exception.version })}
    >
      <p>{words.withdrawLead}</p>
      <ReasonField
        name="reason"
        label={words.withdrawReason}
        hint={words.withdrawHint}
        need={words.needWithdraw}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** How far it is, who took which step, and the acts of whoever may decide. */
function Decide(props: { of: Exception }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <>
      <Status in="creditCodeStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      {of.status === 'confirmed' && of.isInUse && mayCall(me, 'creditCodes.revoke') ? (
        <p className="quiet small">{words.inUse}</p>
      ) : null}
      <div className="row">
        {of.allowed.includes('creditCodes.withdraw') ? (
          <DialogButton label={words.withdraw}>
            {(close) => <WithdrawDialog exception={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="creditCodes.decide"
          allowed={of.allowed}
          path="/api/credit-codes/{exceptionId}/decision"
          params={{ exceptionId: of.exceptionId }}
          version={of.version}
          subject={words.reviewTitle(of.certifiedName)}
          decisions={['passed', 'returned']}
          said={{ passed: words.confirmed }}
        />
        <ReasonButton
          route="creditCodes.revoke"
          allowed={of.allowed}
          path="/api/credit-codes/{exceptionId}/revocation"
          params={{ exceptionId: of.exceptionId }}
          version={of.version}
          label={words.revoke}
          title={words.revokeTitle(of.certifiedName)}
          effect={words.revokeEffect}
          hint={words.revokeHint}
          said={() => words.revoked}
        />
      </div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Exception>[] = [
  { title: words.name, rowHead: true, show: (row) => row.certifiedName },
  {
    title: words.code,
    show: (row) => (
      <>
        {row.creditCode}
        <div className="alarm">
          <Label in="creditCodeFaults" id={row.fault} />
        </div>
      </>
    ),
  },
  {
    title: words.document,
    show: (row) => (
      <>
        {row.document}
        <div className="quiet small">{row.reason}</div>
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: words.by, show: (row) => `${row.proposedBy}　${shownInstant(row.proposedAt)}` },
  { title: words.status, show: (row) => <Decide of={row} /> },
];

function Exceptions(props: { title: string; none: string; rows: readonly Exception[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.exceptionId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

/** Credit codes that fail their check: what waits for a second person, and what was decided. */
export function Component() {
  const { me } = useMe();
  const exceptions = useList('/api/credit-codes', {});
  const rows = exceptions.data?.rows;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <>
          <Link to="/desk/organisations">{all.title}</Link>
          {mayCall(me, 'creditCodes.propose') ? (
            <DialogButton label={words.propose}>{(close) => <ProposeDialog close={close} />}</DialogButton>
          ) : null}
        </>
      }
    >
      {exceptions.error ? (
        <ErrorState fault={exceptions.error} retry={() => void exceptions.refetch()} />
      ) : null}
      {rows === undefined && !exceptions.error ? <Loading /> : null}
      {rows ? (
        <>
          <Exceptions
            title={words.waiting}
            none={words.noneWaiting}
            rows={rows.filter((row) => row.status === 'open')}
          />
          <Exceptions
            title={words.decided}
            none={words.none}
            rows={rows.filter((row) => row.status !== 'open')}
          />
        </>
      ) : null}
    </Page>
  );
}

import { App, Form, Input } from 'antd';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  Attachments,
  AttachmentsField,
  DialogButton,
  FormDialog,
  Label,
  ReasonField,
  ReviewButtons,
  Section,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import type { OrganisationDetail } from './replies.ts';
import { words as all } from './words.ts';

const words = all.changes;
type Change = OrganisationDetail['changes'][number];

interface Proposed {
  readonly address?: string;
  readonly phone?: string;
  readonly legalRepresentative?: string;
  readonly licenceNumber?: string;
  readonly industryClass?: string;
  readonly document: string;
  readonly reason: string;
  readonly files?: readonly Attachment[];
}

/** The organisation, or a handler for it, states what has changed. */
export function ProposeChange(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  const { me } = useMe();
  if (!mayCall(me, 'organisations.proposeChange')) return null;
  if (detail.changes.some(({ status }) => status === 'open')) return null;
  return (
    <DialogButton label={words.propose}>
      {(close) => <ProposeDialog detail={detail} close={close} />}
    </DialogButton>
  );
}

function ProposeDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail } = props;
  const { message } = App.useApp();
  const propose = useAct('/api/organisations/{organisationId}/changes', {
    params: { organisationId: detail.organisationId },
    silent: true,
    after: () => {
      message.success(words.proposed);
      props.close();
    },
  });
  function send({ files = [], document, reason, ...fields }: Proposed) {
    const stated = Object.fromEntries(Object.entries(fields).filter(([, text]) => text?.trim()));
    void propose.run({ ...stated, document, reason, fileIds: files.map(({ fileId }) => fileId) });
  }
  return (
    <FormDialog<Proposed>
      title={words.proposeTitle(detail.name)}
      submit={words.submit}
      act={propose}
      close={props.close}
      send={send}
    >
      <p>{words.lead}</p>
      <Form.Item name="address" label={words.address} rules={[{ min: 4, message: words.shortAddress }]}>
        <Input maxLength={200} placeholder={detail.address ?? ''} />
      </Form.Item>
      <Form.Item name="phone" label={words.phone} rules={[{ min: 5, message: words.badPhone }]}>
        <Input maxLength={40} inputMode="tel" placeholder={detail.phoneMasked ?? ''} />
      </Form.Item>
      <Form.Item name="legalRepresentative" label={words.legal} rules={[{ min: 2, message: words.short }]}>
        <Input maxLength={40} placeholder={detail.legalRepresentative ?? ''} />
      </Form.Item>
      {detail.kinds.includes('institution') ? (
        <Form.Item name="licenceNumber" label={words.licence} rules={[{ min: 2, message: words.short }]}>
          <Input maxLength={60} placeholder={detail.licenceNumber ?? ''} />
        </Form.Item>
      ) : null}
      {detail.kinds.includes('employer') ? (
        <Form.Item name="industryClass" label={words.industry} extra={words.industryHint}>
          <Input maxLength={5} placeholder={detail.industryClass ?? ''} />
        </Form.Item>
      ) : null}
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
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

function WithdrawDialog(props: { organisationId: string; change: Change; close: () => void }) {
  const { organisationId, change } = props;
  const withdraw = useAct('/api/organisations/{organisationId}/changes/{changeId}/withdraw', {
    params: { organisationId, changeId: change.changeId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.withdrawTitle}
      submit={words.withdraw}
      act={withdraw}
      close={props.close}
      send={(body) => void withdraw.run({ ...body, version: change.version })}
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

function OneChange(props: { detail: OrganisationDetail; change: Change }) {
  const { detail, change } = props;
  const { organisationId, name } = detail;
  return (
    <article className="change">
      <p className="row">
        <Status in="organisationChangeStatuses" id={change.status} />
        <span>
          {change.proposedBy}　{shownInstant(change.proposedAt)}
        </span>
        {change.allowed.includes('organisations.withdrawChange') ? (
          <DialogButton label={words.withdraw}>
            {(close) => <WithdrawDialog organisationId={organisationId} change={change} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="organisations.decideChange"
          allowed={change.allowed}
          path="/api/organisations/{organisationId}/changes/{changeId}/decision"
          params={{ organisationId, changeId: change.changeId }}
          version={change.version}
          subject={words.reviewTitle(name)}
          decisions={['passed', 'returned']}
          said={{ passed: words.decided }}
        />
      </p>
      <SimpleTable
        label={words.title}
        rows={change.fields}
        rowKey={(row) => row.field}
        columns={[
          { title: words.field, rowHead: true, show: (row) => <Label in="ownFields" id={row.field} /> },
          {
            title: words.before,
            show: (row) => row.before ?? <span className="quiet">{words.nothing}</span>,
          },
          { title: words.after, show: (row) => <strong>{row.after}</strong> },
        ]}
      />
      <p>
        {change.reason}
        <span className="quiet small">　{change.document}</span>
      </p>
      {change.files.length > 0 ? <Attachments files={change.files} /> : null}
      <StepsTaken steps={change.steps} reason={change.reason} />
    </article>
  );
}

/** What was changed of the organisation's own data, by whom, and what it was before. */
export function Changes(props: { detail: OrganisationDetail }) {
  const { changes } = props.detail;
  return (
    <Section title={words.title}>
      {changes.length === 0 ? <p className="quiet">{words.none}</p> : null}
      {changes.map((change) => (
        <OneChange key={change.changeId} detail={props.detail} change={change} />
      ))}
    </Section>
  );
}

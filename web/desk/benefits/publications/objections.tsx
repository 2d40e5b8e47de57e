import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import {
  ActAlert,
  Day,
  DaysLeft,
  EmptyState,
  ErrorState,
  Instant,
  Label,
  Loading,
  MarginRow,
  Money,
  Page,
  Status,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';
import './publications.css';

const labels = words.objection;
type Objection = Row<'/api/objections'>;

interface Settled {
  readonly decision: 'upheld' | 'dismissed';
  readonly outcome: string;
}

function SettleDialog(props: { objection: Objection; close: () => void }) {
  const { objection } = props;
  const [form] = Form.useForm<Settled>();
  const settle = useAct('/api/objections/{objectionId}/settle', {
    params: { objectionId: objection.objectionId },
    after: props.close,
  });
  return (
    <Modal
      open
      title={labels.settleTitle(objection.person.name)}
      onCancel={props.close}
      onOk={form.submit}
      okText={labels.submit}
      cancelText={common.cancel}
      confirmLoading={settle.working}
      destroyOnHidden
    >
      <p className="quiet">{labels.content}</p>
      <blockquote className="said">{objection.content}</blockquote>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ decision: 'dismissed' }}
        onFinish={(settled) => void settle.run({ version: objection.version, ...settled })}
      >
        <Form.Item name="decision" label={common.opinion.decision}>
          <Radio.Group
            options={[
              { value: 'dismissed', label: labels.dismissed },
              { value: 'upheld', label: labels.upheld },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="outcome"
          label={labels.outcome}
          extra={labels.outcomeHint}
          rules={[{ required: true, whitespace: true, min: 4, message: labels.needOutcome }]}
        >
          <Input.TextArea rows={4} maxLength={500} />
        </Form.Item>
      </Form>
      <ActAlert fault={settle.fault} />
    </Modal>
  );
}

function OneObjection(props: { of: Objection; settle: () => void }) {
  const { of } = props;
  return (
    <MarginRow law={{ clause: of.due.clause }}>
      <p className="row">
        <Status in="objectionStatuses" id={of.status} />
        <b>{of.person.name}</b>
        <span className="quiet nowrap">{of.person.idNumberMasked}</span>
        <span className="quiet">
          {labels.line(of.lineNo, of.unitName)} <Label in="benefits" id={of.benefit} />{' '}
          <Money fen={of.amountFen} unit />
        </span>
      </p>
      <blockquote className="said">{of.content}</blockquote>
      <p className="quiet">
        {of.objectorName ? labels.by(of.objectorName) : labels.anonymous} · <Instant at={of.raisedAt} />
      </p>
      {of.status === 'open' ? (
        <p>
          {labels.columns.due} <Day on={of.due.dueOn} /> <DaysLeft days={of.due.workingDaysLeft} />
        </p>
      ) : (
        <p>{labels.result(of.outcome ?? common.none)}</p>
      )}
      <p className="row">
        {of.allowed.includes('objections.settle') ? (
          <Button size="small" type="primary" onClick={props.settle}>
            {labels.settle}
          </Button>
        ) : null}
        <Link to={`/desk/claims/${of.claimId}?line=${of.claimLineId}`}>{labels.seeLine}</Link>
        <Link to={`/desk/publications/${of.publicationId}`}>{of.publicationTitle}</Link>
      </p>
    </MarginRow>
  );
}

/** Objections by deadline, those of one publication or all in reach. */
export function Objections(props: { publicationId?: string }) {
  const list = useList(
    '/api/objections',
    props.publicationId === undefined ? {} : { publicationId: props.publicationId },
  );
  const [settling, setSettling] = useState<Objection | null>(null);
  if (list.error) return <ErrorState fault={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading />;
  if (list.data.rows.length === 0) return <EmptyState title={labels.emptyTitle} hint={labels.emptyHint} />;
  return (
    <div className="case">
      {list.data.rows.map((objection) => (
        <OneObjection key={objection.objectionId} of={objection} settle={() => setSettling(objection)} />
      ))}
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {common.more}
        </Button>
      ) : null}
      {settling ? <SettleDialog objection={settling} close={() => setSettling(null)} /> : null}
    </div>
  );
}

export function Component() {
  return (
    <Page title={words.objectionsTitle} lead={labels.lead}>
      <Objections />
    </Page>
  );
}

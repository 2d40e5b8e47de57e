import { Form, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, type Row, useList } from '../../../client/index.ts';
import {
  ActAlert,
  DialogButton,
  ErrorState,
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
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';

type Protection = Row<'/api/protections'>;
type Opened = ActReply<'/api/protections/{protectionId}/look'>;

/** A named officer opens the record: once, for a stated reason. */
function OpenDialog(props: { of: Protection; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { protectionId, personId } = props.of;
  const open = useAct('/api/protections/{protectionId}/look', {
    params: { protectionId },
    silent: true,
    after: setOpened,
  });
  const labels = words.open;
  return (
    <Modal
      open
      title={labels.title}
      onCancel={props.close}
      onOk={opened ? props.close : form.submit}
      okText={opened ? common.close : labels.submit}
      cancelText={common.cancel}
      confirmLoading={open.working}
      destroyOnHidden
    >
      {opened ? (
        <>
          <ul>
            <li>
              {labels.name} <strong>{opened.name}</strong>
            </li>
            <li>
              {labels.number} {opened.idNumberMasked}
            </li>
            <li>
              {labels.phone} {opened.phoneMasked ?? labels.noPhone}
            </li>
          </ul>
          <Link to={`/desk/persons/${personId}`}>{labels.page}</Link>
        </>
      ) : (
        <Form
          form={form}
          name="open-protected"
          layout="vertical"
          requiredMark={false}
          onFinish={(body) => void open.run(body)}
        >
          <p>{labels.lead}</p>
          <ReasonField name="reason" label={labels.reason} hint="" need={labels.need} rows={2} max={200} />
        </Form>
      )}
      <ActAlert fault={open.fault} />
    </Modal>
  );
}

/** How far it is, and what whoever reads it may do. */
function Acts({ of }: { of: Protection }) {
  const { allowed, protectionId, version } = of;
  const at = { allowed, params: { protectionId }, version };
  return (
    <>
      <Status in="protectionStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        {allowed.includes('protections.open') ? (
          <DialogButton label={words.open.act}>
            {(close) => <OpenDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        <ReviewButtons
          route="protections.decide"
          path="/api/protections/{protectionId}/decision"
          {...at}
          subject={words.review(of.personName)}
          decisions={['passed', 'returned']}
          said={{ passed: words.protectedNow }}
        />
        <ReviewButtons
          route="protections.decideEnd"
          path="/api/protections/{protectionId}/end/decision"
          {...at}
          subject={words.reviewEnd}
          decisions={['passed', 'returned']}
          said={{ passed: words.ended }}
        />
        <ReasonButton
          route="protections.withdraw"
          path="/api/protections/{protectionId}/withdraw"
          {...at}
          {...words.withdraw}
          said={() => words.withdraw.said}
        />
        <ReasonButton
          route="protections.proposeEnd"
          path="/api/protections/{protectionId}/end"
          {...at}
          {...words.end}
          said={() => words.end.said}
        />
        <ReasonButton
          route="protections.withdrawEnd"
          path="/api/protections/{protectionId}/end/withdraw"
          {...at}
          {...words.withdrawEnd}
          said={() => words.withdrawEnd.said}
        />
      </div>
    </>
  );
}

const COLUMNS: readonly SimpleColumn<Protection>[] = [
  {
    title: words.person,
    rowHead: true,
    show: (row) => (
      <>
        {row.personName}
        <div className="quiet small">{row.idNumberMasked}</div>
      </>
    ),
  },
  {
    title: words.grounds,
    show: (row) => (
      <>
        {row.document}
        <div className="quiet small">{row.reason}</div>
      </>
    ),
  },
  { title: words.officers, show: (row) => row.officers.join('、') },
  { title: words.until, show: (row) => row.endedOn ?? row.untilOn },
  { title: words.by, show: (row) => `${row.proposedBy}　${shownInstant(row.proposedAt)}` },
  { title: words.status, show: (row) => <Acts of={row} /> },
];

function Part(props: { title: string; none: string; rows: readonly Protection[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable
          scroll={props.title}
          scrollClass="many-columns"
          rows={props.rows}
          rowKey={(row) => row.protectionId}
          columns={COLUMNS}
        />
      )}
    </Section>
  );
}

const WAITING: readonly Protection['status'][] = ['proposed', 'end-proposed'];

/** Whose record named officers alone open: what waits, what is in force, what was. */
export function Component() {
  const list = useList('/api/protections', {});
  const rows = list.data?.rows;
  const total = list.data?.total ?? 0;
  return (
    <Page title={words.title} lead={words.lead}>
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.error ? <Loading /> : null}
      {rows ? (
        <>
          <Part
            title={words.waiting}
            none={words.noneWaiting}
            rows={rows.filter(({ status }) => WAITING.includes(status))}
          />
          <Part
            title={words.inForce}
            none={words.noneInForce}
            rows={rows.filter(({ status }) => status === 'in-force')}
          />
          <Part
            title={words.past}
            none={words.nonePast}
            rows={rows.filter(({ status }) => status !== 'in-force' && !WAITING.includes(status))}
          />
          {rows.length < total ? <p className="quiet">{words.more(rows.length, total)}</p> : null}
        </>
      ) : null}
    </Page>
  );
}

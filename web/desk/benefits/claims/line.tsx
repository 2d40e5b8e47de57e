import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  ActButton,
  Instant,
  MarginRow,
  Money,
  MoneyLine,
  Read,
  Status,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { AmountOf, Findings } from './findings.tsx';
import { Signals } from './signals.tsx';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;

function RefuseDialog(props: { line: Line; close: () => void }) {
  const { line } = props;
  const [form] = Form.useForm<{ reason: string }>();
  const decide = useAct('/api/claims/{claimId}/lines/{claimLineId}/decision', {
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
    after: props.close,
  });
  return (
    <Modal
      open
      title={words.decide.refuseTitle(line.person.name)}
      onCancel={props.close}
      onOk={form.submit}
      okText={words.decide.refuse}
      okButtonProps={{ danger: true }}
      cancelText={common.cancel}
      confirmLoading={decide.working}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => void decide.run({ version: line.version, decision: 'refuse', reason })}
      >
        <Form.Item
          name="reason"
          label={words.decide.reason}
          extra={words.decide.reasonHint}
          rules={[{ required: true, whitespace: true, min: 4, message: words.decide.needReason }]}
        >
          <Input.TextArea rows={4} maxLength={300} autoFocus />
        </Form.Item>
      </Form>
      <ActAlert fault={decide.fault} />
    </Modal>
  );
}

/** Grant or refuse this one line; only what the server allows now. */
function Decide(props: { line: Line }) {
  const { line } = props;
  const [refusing, setRefusing] = useState(false);
  if (!line.allowed.includes('claims.decideLine')) return null;
  const act = {
    route: 'claims.decideLine',
    allowed: line.allowed,
    path: '/api/claims/{claimId}/lines/{claimLineId}/decision',
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
  } as const;
  return (
    <div className="row">
      {line.status === 'refused' ? (
        <ActButton
          {...act}
          body={{ version: line.version, decision: 'restore' }}
          label={words.decide.restore}
        />
      ) : (
        <>
          {line.determination.outcome === 'entitled' ? (
            <ActButton
              {...act}
              body={{ version: line.version, decision: 'grant' }}
              label={words.decide.grant}
            />
          ) : null}
          <Button danger onClick={() => setRefusing(true)}>
            {words.decide.refuse}
          </Button>
        </>
      )}
      {refusing ? <RefuseDialog line={line} close={() => setRefusing(false)} /> : null}
    </div>
  );
}

function Explained(props: { line: Line }) {
  const { determination } = props.line;
  return (
    <details className="explained" open={determination.outcome !== 'entitled'}>
      <summary>{words.line.explanation}</summary>
      {determination.explanation.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  );
}

function History(props: { line: Line }) {
  if (props.line.history.length < 2) return null;
  return (
    <details className="explained">
      <summary>{words.line.history}</summary>
      <table className="plain">
        <tbody>
          {props.line.history.map((one) => (
            <tr key={one.determinationId}>
              <td>
                <Instant at={one.decidedAt} />
              </td>
              <td>
                <Status in="outcomes" id={one.outcome} />
              </td>
              <td className="number">
                <Money fen={one.amountFen} />
              </td>
              <td>{one.pack}</td>
              <td>{one.isCurrent ? words.line.historyCurrent : words.line.historySuperseded}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Whole(props: { line: Line }) {
  const { line } = props;
  const { me } = useMe();
  return (
    <>
      <Decide line={line} />
      {line.refusalReason ? (
        <MarginRow law={null}>
          <Status in="lineStatuses" id="refused" /> {words.line.refusalReason} {line.refusalReason}
        </MarginRow>
      ) : null}
      {line.returnReason ? (
        <MarginRow law={null}>
          <Status in="lineStatuses" id="returned" /> {words.line.returnReason} {line.returnReason}
        </MarginRow>
      ) : null}
      <AmountOf of={line.determination} benefit={line.benefit} />
      <Signals claimId={line.claimId} signals={line.signals} />
      <Findings of={line.determination} />
      <Explained line={line} />
      <History line={line} />
      <h3>{words.line.moneyLine}</h3>
      <MoneyLine lifecycle={line.lifecycle} />
      <p className="row">
        {mayCall(me, 'persons.explain') ? (
          <Link to={`/desk/persons/${line.person.personId}`}>{words.line.person}</Link>
        ) : null}
        {line.publicationId ? (
          <Link to={`/desk/publications/${line.publicationId}`}>{words.line.publication}</Link>
        ) : null}
        {line.orderNumber ? <span>{words.line.order(line.orderNumber)}</span> : null}
      </p>
      <p className="quiet small">
        {words.line.decidedAt(shownInstant(line.determination.decidedAt), line.determination.pack)}
      </p>
    </>
  );
}

/** One person of a claim: what the law says of her and why, what must be looked into, what to decide. */
export function LinePanel(props: {
  claimId: string;
  claimLineId: string;
  position: string | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
}) {
  const answer = useRead('/api/claims/{claimId}/lines/{claimLineId}', {
    params: { claimId: props.claimId, claimLineId: props.claimLineId },
  });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, []);
  return (
    <article className="review-line case" ref={panel} aria-label={words.line.outcome}>
      <header>
        <div className="row">
          <Button size="small" disabled={!props.onPrevious} onClick={props.onPrevious ?? undefined}>
            {words.line.previous}
          </Button>
          <Button size="small" disabled={!props.onNext} onClick={props.onNext ?? undefined}>
            {words.line.next}
          </Button>
          <span className="quiet" role="status">
            {props.position}
          </span>
        </div>
        <Button size="small" type="text" onClick={props.onClose}>
          {common.close}
        </Button>
      </header>
      <Read of={answer}>
        {(line) => (
          <>
            <div className="line-head">
              <h3>{words.line.title(line.lineNo, line.person.name)}</h3>
              <span className="quiet nowrap">{line.person.idNumberMasked}</span>
              <Status in="lineStatuses" id={line.status} />
            </div>
            <Whole line={line} />
          </>
        )}
      </Read>
    </article>
  );
}

import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import {
  DaysLeft,
  DueDay,
  EmptyState,
  ErrorState,
  FormDialog,
  Instant,
  Label,
  Loading,
  MarginRow,
  Money,
  Page,
  ReasonField,
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
  const settle = useAct('/api/objections/{objectionId}/settle', {
    params: { objectionId: objection.objectionId },
    after: props.close,
  });
  return (
    <FormDialog<Settled>
      title={labels.settleTitle(objection.person.name)}
      submit={labels.submit}
      initial={{ decision: 'dismissed' }}
      act={settle}
      close={props.close}
      send={(settled) => void settle.run({ version: objection.version, ...settled })}
    >
      <p className="quiet">{labels.content}</p>
      <blockquote className="message">{objection.content}</blockquote>
      <Form.Item name="decision" label={common.opinion.decision}>
        <Radio.Group
          options={[
            { value: 'dismissed', label: labels.dismissed },
            { value: 'upheld', label: labels.upheld },
          ]}
        />
      </Form.Item>
      <ReasonField
        name="outcome"
        label={labels.outcome}
        hint={labels.outcomeHint}
        need={labels.needOutcome}
        rows={4}
        max={500}
      />
    </FormDialog>
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
      <blockquote className="message">{of.content}</blockquote>
      <p className="quiet">
        {of.objectorName ? labels.by(of.objectorName) : labels.anonymous} · <Instant at={of.raisedAt} />
      </p>
      {of.status === 'open' ? (
        <p>
          {labels.columns.due} <DueDay on={of.due.dueOn} /> <DaysLeft days={of.due.workingDaysLeft} />
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

import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Row, useList } from '../../../client/index.ts';
import {
  ActButton,
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
  ReviewButtons,
  Status,
  StepRecord,
  useAct,
  useSearch,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';
import './publications.css';

const labels = words.objection;
type Objection = Row<'/api/objections'>;

interface Proposed {
  readonly decision: 'upheld' | 'dismissed';
  readonly outcome: string;
}

function ProposeDialog(props: { objection: Objection; close: () => void }) {
  const { objection } = props;
  const propose = useAct('/api/objections/{objectionId}/proposal', {
    params: { objectionId: objection.objectionId },
    after: props.close,
  });
  return (
    <FormDialog<Proposed>
      title={labels.proposeTitle(objection.person.name)}
      submit={labels.submit}
      act={propose}
      close={props.close}
      send={(proposed) => void propose.run({ version: objection.version, ...proposed })}
    >
      <p className="quiet">{labels.content}</p>
      <blockquote className="message">{objection.content}</blockquote>
      {objection.together > 1 ? <p>{labels.together(objection.together)}</p> : null}
      <Form.Item
        name="decision"
        label={common.opinion.decision}
        rules={[{ required: true, message: labels.needDecision }]}
      >
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

/** The buttons of one objection; only what the server allows now. */
function ObjectionActs(props: { of: Objection; propose: () => void }) {
  const { of } = props;
  const params = { objectionId: of.objectionId };
  return (
    <>
      <ActButton
        route="objections.accept"
        allowed={of.allowed}
        path="/api/objections/{objectionId}/accept"
        params={params}
        body={{ version: of.version }}
        label={labels.accept}
      />
      {of.allowed.includes('objections.propose') ? (
        <Button type="primary" onClick={props.propose}>
          {labels.propose}
        </Button>
      ) : null}
      <ReviewButtons
        route="objections.settle"
        allowed={of.allowed}
        path="/api/objections/{objectionId}/settle"
        params={params}
        version={of.version}
        subject={of.proposedDecision === 'upheld' ? labels.upheld : labels.dismissed}
        decisions={['passed', 'returned']}
      />
    </>
  );
}

function OneObjection(props: { of: Objection; propose: () => void }) {
  const { of } = props;
  const isAnswered = of.status === 'upheld' || of.status === 'dismissed';
  return (
    <MarginRow law={{ clause: of.due.clause }}>
      <p className="row">
        <Status in="objectionStatuses" id={of.status} />
        {of.number ? <b className="nowrap">{of.number}</b> : null}
        {of.isLate ? <span className="alarm nowrap">{labels.late}</span> : null}
        <b>{of.person.name}</b>
        <span className="quiet nowrap">{of.person.idNumberMasked}</span>
        <span className="quiet">
          {labels.line(of.lineNo, of.unitName)} <Label in="benefits" id={of.benefit} />{' '}
          <Money fen={of.amountFen} unit />
        </span>
      </p>
      <blockquote className="message">{of.content}</blockquote>
      <p className="quiet">
        {of.objectorName ? labels.by(of.objectorName) : labels.anonymous}
        {of.phoneTail ? labels.phoneTail(of.phoneTail) : null} · <Instant at={of.raisedAt} />
        {of.recordedBy ? ` · ${labels.recordedBy(of.recordedBy)}` : null}
        {of.together > 1 ? ` · ${labels.together(of.together)}` : null}
      </p>
      {of.lineStatus === 'paid' ? <p className="alarm">{labels.paidNote}</p> : null}
      {of.outcome !== null && of.status === 'proposed' ? (
        <p>
          {labels.proposedAnswer(
            of.proposedDecision === 'upheld' ? labels.upheld : labels.dismissed,
            of.outcome,
          )}
        </p>
      ) : null}
      {isAnswered ? (
        <p>{labels.result(of.outcome ?? common.none)}</p>
      ) : (
        <p>
          {of.status === 'received' ? labels.acceptDue : labels.columns.due} <DueDay on={of.due.dueOn} />{' '}
          <DaysLeft days={of.due.workingDaysLeft} />
        </p>
      )}
      {of.steps.length > 0 ? <StepRecord steps={of.steps} dueOn={null} /> : null}
      {of.hasSigned ? <p className="quiet">{labels.hasSigned}</p> : null}
      <p className="row">
        <ObjectionActs of={of} propose={props.propose} />
        <Link to={`/desk/claims/${of.claimId}?line=${of.claimLineId}`}>{labels.seeLine}</Link>
        <Link to={`/desk/publications/${of.publicationId}`}>{of.publicationTitle}</Link>
      </p>
    </MarginRow>
  );
}

/** Objections by deadline, those of one publication or all in reach; with `number`, those whose number ends so. */
export function Objections(props: { publicationId?: string; number?: string }) {
  const { publicationId, number } = props;
  const list = useList('/api/objections', {
    ...(publicationId === undefined ? {} : { publicationId }),
    ...(number ? { number } : {}),
  });
  const [proposing, setProposing] = useState<Objection | null>(null);
  if (list.error) return <ErrorState fault={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading />;
  if (list.data.rows.length === 0)
    return number ? (
      <EmptyState title={labels.noSuch} hint={labels.noSuchHint} />
    ) : (
      <EmptyState title={labels.emptyTitle} hint={labels.emptyHint} />
    );
  return (
    <div className="case">
      {list.data.rows.map((objection) => (
        <OneObjection key={objection.objectionId} of={objection} propose={() => setProposing(objection)} />
      ))}
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {common.more}
        </Button>
      ) : null}
      {proposing ? <ProposeDialog objection={proposing} close={() => setProposing(null)} /> : null}
    </div>
  );
}

export function Component() {
  const [search, change] = useSearch();
  const number = search.get('number') ?? '';
  return (
    <Page title={words.objectionsTitle} lead={labels.lead}>
      <Input.Search
        aria-label={labels.find}
        placeholder={labels.findHint}
        defaultValue={number}
        allowClear
        maxLength={30}
        style={{ maxWidth: '28rem', marginBottom: '.75rem' }}
        onSearch={(text) => change({ number: text.trim() || null })}
      />
      <Objections number={number} />
    </Page>
  );
}

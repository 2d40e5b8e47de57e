import { App } from 'antd';
import { Link, useParams } from 'react-router';
import { type Reply, read, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  CasePage,
  type Column,
  DataTable,
  MarginRow,
  ProvisionalMark,
  Read,
  Section,
  Status,
  shownInstant,
  yuan,
} from '../../../ui/index.ts';
import { PublicationDaysLeft } from '../../../ui/publication-days-left.tsx';
import { Objections } from './objections.tsx';
import { RecordObjection } from './record-objection.tsx';
import { TakeDown, TakenDown } from './take-down.tsx';
import { words } from './words.ts';

type Publication = Reply<'/api/publications/{publicationId}'>;
type Line = Publication['lines'][number];

const COLUMNS: readonly Column<Line>[] = [
  { id: 'name', title: words.lineColumns.name, value: (row) => row.name, width: 7 },
  { id: 'lineNo', title: words.lineColumns.lineNo, value: (row) => row.lineNo, kind: 'count' },
  { id: 'idNumber', title: words.lineColumns.idNumber, value: (row) => row.idNumberMasked },
  { id: 'unit', title: words.lineColumns.unit, value: (row) => row.unitName },
  {
    id: 'benefit',
    title: words.lineColumns.benefit,
    value: (row) => row.benefit,
    kind: 'word',
    in: 'benefits',
  },
  { id: 'standard', title: words.lineColumns.standard, value: (row) => row.standardText },
  { id: 'amount', title: words.lineColumns.amount, value: (row) => row.amountFen, kind: 'money' },
  {
    id: 'status',
    title: words.lineColumns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'lineStatuses',
  },
];

/** Ends the publication once its last day has passed. */
function Close(props: { of: Publication }) {
  const { of } = props;
  const { message } = App.useApp();
  const params = { publicationId: of.publicationId };
  return (
    <ActButton
      route="publications.close"
      allowed={of.allowed}
      path="/api/publications/{publicationId}/close"
      params={params}
      body={{ version: of.version }}
      label={words.close}
      ask={words.closeAsk}
      after={({ extendedTo }) => {
        if (extendedTo !== null) void message.warning(words.extended(extendedTo));
      }}
      kind="primary"
      watch={{
        seen: of,
        reread: () => read('/api/publications/{publicationId}', { params }),
        fields: [
          { name: 'status', label: words.columns.status, in: 'publicationStatuses' },
          { name: 'openObjections', label: words.columns.objections },
        ],
      }}
    />
  );
}

function Whole(props: { of: Publication; inDrawer: boolean }) {
  const { of } = props;
  const { me } = useMe();
  return (
    <CasePage
      title={of.title}
      number={of.number}
      status={<Status in="publicationStatuses" id={of.status} />}
      facts={[
        words.summary(of.lineCount, yuan(of.totalFen)),
        words.openedBy(of.openedBy, shownInstant(of.openedAt)),
      ]}
      inDrawer={props.inDrawer}
      acts={
        <>
          <RecordObjection of={of} />
          <TakeDown of={of} />
          <Close of={of} />
        </>
      }
    >
      <TakenDown of={of} />
      <MarginRow law={{ clause: of.clause }}>
        <PublicationDaysLeft days={of.workingDaysLeft} /> {words.period(of)}{' '}
        <ProvisionalMark on={of.lastDay} />
      </MarginRow>
      <p className="row" style={{ marginTop: '.75rem' }}>
        {mayCall(me, 'publications.export') ? (
          <a href={`/api/publications/${of.publicationId}/list.xlsx`} download>
            {words.export}
          </a>
        ) : null}
        <Link to={`/print/publications/${of.publicationId}`}>{words.print}</Link>
        <a href={`/public/publications/${of.publicationId}`}>{words.publicPage}</a>
      </p>
      <Section title={words.lines} aside={words.masked}>
        <DataTable
          label={words.lines}
          columns={COLUMNS}
          rows={of.lines}
          rowKey={(line) => line.claimLineId}
          href={(line) => `/desk/claims/${line.claimId}?line=${line.claimLineId}`}
          height="calc(100dvh - 15rem)"
        />
      </Section>
      {mayCall(me, 'objections.list') && !props.inDrawer ? (
        <Section title={words.objectionsTitle}>
          <Objections publicationId={of.publicationId} />
        </Section>
      ) : null}
    </CasePage>
  );
}

/** One publication: what the public sees, how long, and what was objected. */
export function PublicationCase(props: { publicationId: string; inDrawer?: boolean }) {
  const { publicationId } = props;
  const answer = useRead('/api/publications/{publicationId}', { params: { publicationId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Whole of={of} inDrawer={props.inDrawer === true} />}
    </Read>
  );
}

export function Component() {
  const { publicationId = '' } = useParams();
  return <PublicationCase publicationId={publicationId} />;
}

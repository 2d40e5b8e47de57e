import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  Day,
  Label,
  Notice,
  Section,
  type SimpleColumn,
  SimpleTable,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './missing-words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
type Group = Reply<'/api/missing-facts'>['expired'][number];
type Row = Group['rows'][number];

const labels = words.expired;

/** In a list of lines, beside the status: an answer that the line rests on is too old. */
export function ExpiredMark(props: { of: Line['expiredAnswers'] }) {
  return props.of.length === 0 ? null : <span className="alarm small nowrap">{labels.mark}</span>;
}

/** On the line: which answers are too old, and the way to ask again. A warning; the line goes on as decided. */
export function ExpiredAnswers(props: { of: Line['expiredAnswers'] }) {
  const { term } = useVocabulary();
  if (props.of.length === 0) return null;
  return (
    <Notice title={labels.title} tone="act">
      {props.of.map((answer) => (
        <p key={answer.department}>
          {labels.of(term('departments', answer.department), answer.labels.join('、'))}
          <Day on={answer.knownOn} />
          {labels.through} <Day on={answer.validThrough} />
          {labels.because(answer.reason)}
        </p>
      ))}
      <p>{labels.effect}</p>
    </Notice>
  );
}

const columns: readonly SimpleColumn<Row>[] = [
  {
    title: words.columns.person,
    rowHead: true,
    show: ({ person }) => (
      <>
        {person.name}
        <div className="quiet small nowrap">{person.idNumberMasked}</div>
      </>
    ),
  },
  {
    title: words.columns.subject,
    show: (row) => (
      <>
        {row.subjectName}
        {[row.subjectName, ''].includes(row.organisationName) ? null : (
          <div className="quiet small">{row.organisationName}</div>
        )}
      </>
    ),
  },
  {
    title: words.columns.line,
    show: (row) => (
      <>
        <Label in="benefits" id={row.benefit} />
        <div className="quiet small">{row.claimNumber}</div>
      </>
    ),
  },
  { title: labels.rests, show: (row) => row.labels.join('、') },
  { title: labels.knownOn, kind: 'day', show: (row) => row.knownOn },
  { title: labels.validThrough, kind: 'day', show: (row) => row.validThrough },
  { title: labels.amount, kind: 'money', show: (row) => row.amountFen },
  {
    title: words.columns.act,
    show: (row) => <Link to={`/desk/claims/${row.claimId}?line=${row.claimLineId}`}>{words.open}</Link>,
  },
];

/** Lines on their way to payment that rest on an answer older than its days, by the department to ask again. */
export function ExpiredGroup(props: { group: Group }) {
  const { group } = props;
  const { term } = useVocabulary();
  const { me } = useMe();
  const title = labels.group(term('departments', group.department));
  return (
    <Section
      title={title}
      aside={mayCall(me, 'intake.stage') ? <Link to="/desk/intake">{words.importAnswers}</Link> : undefined}
    >
      <p className="quiet">{labels.counted(group.rows.length, group.reason)}</p>
      <SimpleTable
        scroll={title}
        scrollClass="many-columns"
        rows={group.rows}
        rowKey={(row) => row.claimLineId}
        columns={columns}
      />
    </Section>
  );
}

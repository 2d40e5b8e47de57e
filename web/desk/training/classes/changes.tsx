import { Button } from 'antd';
import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import {
  ActButton,
  Code,
  DaysLeft,
  EmptyState,
  Label,
  Notice,
  Read,
  ReviewButtons,
  Section,
  SimpleTable,
  Status,
  StepRecord,
  shownInstant,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './change-words.ts';
import { watchClass } from './class-watch.ts';
import { Consequences } from './consequences.tsx';
import { words as onTheWay } from './on-the-way-words.ts';
import type { ClassDetail } from './replies.ts';
import { words as filing } from './words.ts';

export type Change = Row<'/api/classes/{classId}/changes'>;

const FORM: Readonly<Record<string, unknown>> = filing.form;

/** Fields whose values are codes, with their list of the vocabulary. */
const TERMS: Readonly<Record<string, string>> = {
  status: 'classStatuses',
  level: 'skillLevels',
  trainingKind: 'trainingKinds',
  costBorneBy: 'costBearers',
};

export function nameOf(field: string): string {
  const known = words.fields[field] ?? FORM[field];
  return typeof known === 'string' ? known : field;
}

/** A value of a field as it is read: codes by their terms. */
export function useShown(): (field: string, value: string | null) => string | null {
  const { term } = useVocabulary();
  return (field, value) => {
    const list = TERMS[field];
    return list === undefined || value === null ? value : term(list, value);
  };
}

/** Says on top of the page that changes wait, whichever part of it is open. */
export function WaitingChanges(props: { detail: ClassDetail }) {
  const answer = useRead('/api/classes/{classId}/changes', { params: { classId: props.detail.classId } });
  const [, change] = useSearch();
  const open = answer.data?.rows.filter((row) => row.status === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <Notice title={words.waiting(open.length)} tone="alarm">
      <p>
        <Button size="small" onClick={() => change({ tab: 'changes' })}>
          {words.toTab}
        </Button>
      </p>
    </Notice>
  );
}

function Acts(props: { row: Change; detail: ClassDetail; title: string }) {
  const { row, detail, title } = props;
  const params = { classId: detail.classId, changeId: row.changeId };
  const review = {
    allowed: row.allowed,
    params,
    version: detail.version,
    subject: title,
    decisions: ['passed', 'returned'] as const,
    watch: watchClass(detail),
  };
  return (
    <div className="row">
      <ReviewButtons
        route="classes.firstReviewChange"
        path="/api/classes/{classId}/changes/{changeId}/first-review"
        {...review}
      />
      <ReviewButtons
        route="classes.secondReviewChange"
        path="/api/classes/{classId}/changes/{changeId}/second-review"
        {...review}
      />
      <ActButton
        route="classes.withdrawChange"
        allowed={row.allowed}
        path="/api/classes/{classId}/changes/{changeId}/withdraw"
        params={params}
        body={{ version: detail.version }}
        label={words.withdrawChange}
        ask={words.withdrawChangeAsk}
        watch={watchClass(detail)}
      />
    </div>
  );
}

function OneChange(props: { row: Change; detail: ClassDetail }) {
  const { row, detail } = props;
  const { term } = useVocabulary();
  const title = words.titleOf(term('classChangeKinds', row.kind), row.personName);
  const shown = useShown();
  return (
    <Section title={title}>
      <p>
        <Status in="classChangeStatuses" id={row.status} />{' '}
        <span className="quiet">
          <Label in="classChangeReviews" id={row.review} /> <Code of={row.clause} />
        </span>{' '}
        {row.approval?.dueOn ? (
          <>
            {words.due(row.approval.dueOn)} <DaysLeft days={row.approval.workingDaysLeft} />
          </>
        ) : null}
      </p>
      <SimpleTable
        scroll={`${words.table} ${title}`}
        rows={row.fields}
        rowKey={(field) => field.field}
        columns={[
          { title: words.field, show: ({ field }) => nameOf(field), rowHead: true },
          { title: words.before, show: ({ field, before }) => shown(field, before) },
          { title: words.after, show: ({ field, after }) => <b>{shown(field, after)}</b> },
        ]}
      />
      <Consequences of={row.consequences} />
      <p>
        {words.reason} {row.reason}
      </p>
      {row.silentSource ? <p>{onTheWay.silent(row.silentSource)}</p> : null}
      {row.into && row.into.classId !== detail.classId ? (
        <p>
          {onTheWay.into} <Link to={`/desk/classes/${row.into.classId}`}>{row.into.name}</Link>
        </p>
      ) : null}
      <p className="quiet small">
        {words.by(row.proposedBy, shownInstant(row.proposedAt))}{' '}
        {row.decidedAt ? words.decided(shownInstant(row.decidedAt)) : null}
      </p>
      {row.approval ? <StepRecord steps={row.approval.steps} dueOn={row.approval.dueOn} /> : null}
      <Acts row={row} detail={detail} title={title} />
      {row.personName === null ? (
        <p className="small">
          <Link to={`/print/classes/${detail.classId}/changes/${row.changeId}`}>{onTheWay.print}</Link>
        </p>
      ) : null}
    </Section>
  );
}

/** Every change of a class and its roster, those that wait for a review first. */
export function Changes(props: { detail: ClassDetail }) {
  const answer = useRead('/api/classes/{classId}/changes', { params: { classId: props.detail.classId } });
  return (
    <Read of={answer}>
      {(data) =>
        data.rows.length === 0 ? (
          <EmptyState title={words.none} hint={words.noneHint} />
        ) : (
          data.rows.map((row) => <OneChange key={row.changeId} row={row} detail={props.detail} />)
        )
      }
    </Read>
  );
}

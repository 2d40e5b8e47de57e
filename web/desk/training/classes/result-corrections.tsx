import { App, Button } from 'antd';
import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  Attachments,
  DialogButton,
  FormDialog,
  Label,
  Notice,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './result-words.ts';

type Correction = Row<'/api/classes/{classId}/outcome-corrections'>;

/** Fields whose values are codes, with their list of the vocabulary. */
const TERMS: Readonly<Record<string, string>> = {
  result: 'results',
  kind: 'certificateKinds',
  level: 'skillLevels',
  status: 'certificateStatuses',
};

function useCorrections(classId: string) {
  return useRead('/api/classes/{classId}/outcome-corrections', { params: { classId } });
}

/** Says on top of the page that corrections wait, whichever part of it is open. */
export function WaitingCorrections(props: { classId: string }) {
  const [, change] = useSearch();
  const rows = useCorrections(props.classId).data?.rows ?? [];
  const open = rows.filter((row) => row.status === 'open');
  if (open.length === 0) return null;
  return (
    <Notice title={words.waiting(open.length)} tone="alarm">
      <p>
        <Button size="small" onClick={() => change({ tab: 'results' })}>
          {words.toTab}
        </Button>
      </p>
    </Notice>
  );
}

function Values(props: { of: Correction }) {
  const { term } = useVocabulary();
  const shown = (field: string, value: string | null) => {
    const list = TERMS[field];
    if (value === null) return <span className="quiet">{words.none}</span>;
    return list === undefined ? value : term(list, value);
  };
  return props.of.fields.map(({ field, before, after }) => (
    <div key={field}>
      <span className="quiet">{words.fields[field] ?? field}</span> {shown(field, before)}
      {words.arrow}
      <strong>{shown(field, after)}</strong>
    </div>
  ));
}

function TakeBackDialog(props: { classId: string; of: Correction; title: string; close: () => void }) {
  const { classId, of, title, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/classes/{classId}/outcome-corrections/{correctionId}/withdraw', {
    params: { classId, correctionId: of.correctionId },
    silent: true,
    after: () => {
      message.success(words.takenBack);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={`${words.takeBack} ${title}`}
      submit={words.takeBack}
      act={act}
      close={close}
      send={({ reason }) => void act.run({ reason, version: of.version })}
    >
      <p>{words.takeBackLead}</p>
      <ReasonField
        name="reason"
        label={common.reason.label}
        hint={words.takeBackHint}
        need={common.reason.need}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** How far a correction is, who took which step, and the acts of whoever may take one. */
function Decide(props: { classId: string; of: Correction }) {
  const { classId, of } = props;
  const { me } = useMe();
  const { term } = useVocabulary();
  const kind = term('outcomeCorrectionKinds', of.kind);
  const ofKind = of.resultKind === null ? kind : words.of(kind, term('certificateKinds', of.resultKind));
  const title = words.decideTitle(ofKind, of.personName);
  const isPassedOn = of.review === 'both-reviews' && of.allowed.includes('results.firstReview');
  const review = {
    allowed: of.allowed,
    params: { classId, correctionId: of.correctionId },
    version: of.version,
    subject: title,
    decisions: ['passed', 'returned'] as const,
    said: {
      passed: isPassedOn ? words.passedOn : words.passed,
      returned: words.returned,
    },
  };
  return (
    <>
      <Status in="classChangeStatuses" id={of.status} />{' '}
      <span className="quiet small">
        <Label in="classChangeReviews" id={of.review} /> {of.dueOn === null ? null : words.due(of.dueOn)}
      </span>
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReviewButtons
          route="results.firstReview"
          path="/api/classes/{classId}/outcome-corrections/{correctionId}/first-review"
          {...review}
        />
        <ReviewButtons
          route="results.secondReview"
          path="/api/classes/{classId}/outcome-corrections/{correctionId}/second-review"
          {...review}
        />
        {of.allowed.includes('results.takeBack') ? (
          <DialogButton label={words.takeBack}>
            {(close) => <TakeBackDialog classId={classId} of={of} title={title} close={close} />}
          </DialogButton>
        ) : null}
      </div>
      {of.status === 'applied' && mayCall(me, 'recoveries.open')
        ? of.paidLines.map(({ claimLineId, benefit }) => (
            <p key={claimLineId}>
              <Label in="benefits" id={benefit} /> {words.paid}{' '}
              <Link to={`/desk/recoveries/new/${claimLineId}`}>{words.recover}</Link>
            </p>
          ))
        : null}
    </>
  );
}

const columnsOf = (classId: string): readonly SimpleColumn<Correction>[] => [
  { title: words.columns.person, rowHead: true, show: (row) => row.personName },
  { title: words.columns.kind, kind: 'word', in: 'outcomeCorrectionKinds', show: (row) => row.kind },
  { title: words.columns.change, show: (row) => <Values of={row} /> },
  {
    title: words.columns.reason,
    show: (row) => (
      <>
        {row.reason}
        <div className="quiet small">{words.documentOf(row.document)}</div>
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: words.columns.proposed, show: (row) => words.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: words.columns.status, show: (row) => <Decide classId={classId} of={row} /> },
];

/** What was corrected, withdrawn and restored in a class, with what was before; the open ones first. */
export function Corrections(props: { classId: string }) {
  const rows = useCorrections(props.classId).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={words.list}>
      <SimpleTable
        scroll={words.list}
        scrollClass="many-columns"
        rows={rows}
        rowKey={(row) => row.correctionId}
        columns={columnsOf(props.classId)}
      />
    </Section>
  );
}

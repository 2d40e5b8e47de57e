import { Button } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  CasePage,
  Code,
  Day,
  DaysLeft,
  JournalRecord,
  Label,
  Notice,
  ProvisionalMark,
  Read,
  ReviewButtons,
  Section,
  Status,
  StepRecord,
  shownInstant,
  type Tab,
  Tabs,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { AttendanceGrid } from './attendance-grid.tsx';
import { words as changes } from './change-words.ts';
import { Changes, WaitingChanges } from './changes.tsx';
import { Checks, OpenChecks } from './checks.tsx';
import { watchClass } from './class-watch.ts';
import { Confirmations } from './confirmations.tsx';
import { Ends } from './ends.tsx';
import { FilingSheet } from './filing-sheet.tsx';
import { Leads } from './leads.tsx';
import { LevelOf } from './level.tsx';
import { LiveAttendance } from './live-attendance.tsx';
import { OnTheWay } from './on-the-way.tsx';
import type { ClassDetail } from './replies.ts';
import { WaitingCorrections } from './result-corrections.tsx';
import { Results } from './results.tsx';
import { Roster } from './roster.tsx';
import { words } from './words.ts';

/** One class: filing in the order of the official form, checks with their clauses, roster, attendance, results. */
export function ClassCase(props: { classId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/classes/{classId}', { params: { classId: props.classId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(detail) => <Shown detail={detail} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

/** Why it was returned is shown on top: whoever corrects it must not search for it. */
function SentBack(props: { detail: ClassDetail }) {
  const { detail } = props;
  if (detail.status !== 'returned' && detail.status !== 'rejected') return null;
  const step = detail.approval?.steps.findLast((step) => step.decision === detail.status);
  if (step === undefined) return null;
  return (
    <Notice title={words.sentBack[detail.status]} tone="alarm">
      <p>
        {step.reasonCode ? (
          <>
            <Label in="returnReasons" id={step.reasonCode} />
            {'：'}
          </>
        ) : null}
        {step.opinion}
      </p>
      <p className="quiet small">
        <Label in="roles" id={step.role} /> {words.sentBack.by(step.who, shownInstant(step.decidedAt))}
      </p>
    </Notice>
  );
}

/** A subsidy is computed of a class that was taught to its end. */
function isTaught(detail: ClassDetail, me: ReturnType<typeof useMe>['me']): boolean {
  return detail.status === 'completed' || (detail.status === 'approved' && detail.endOn < (me?.today ?? ''));
}

function Acts(props: { detail: ClassDetail }) {
  const { detail } = props;
  const { me } = useMe();
  const { allowed, classId } = detail;
  const params = { classId };
  const review = {
    allowed,
    params,
    version: detail.version,
    subject: detail.name,
    watch: watchClass(detail),
    beforePassing: <OpenChecks classId={classId} />,
  };
  return (
    <>
      {allowed.includes('classes.amend') ? (
        <Link to={`/desk/classes/${classId}/edit`}>
          <Button tabIndex={-1}>{words.acts.edit}</Button>
        </Link>
      ) : null}
      <ActButton
        route="classes.submit"
        allowed={allowed}
        path="/api/classes/{classId}/submit"
        params={params}
        body={{ version: detail.version }}
        label={words.acts.submit}
        ask={words.acts.submitAsk}
        kind="primary"
        watch={watchClass(detail)}
      />
      <ReviewButtons route="classes.firstReview" path="/api/classes/{classId}/first-review" {...review} />
      <ReviewButtons route="classes.secondReview" path="/api/classes/{classId}/second-review" {...review} />
      <ActButton
        route="claims.compute"
        allowed={isTaught(detail, me) && mayCall(me, 'claims.compute') ? ['claims.compute'] : []}
        path="/api/claims/compute"
        body={{ classId }}
        label={words.acts.compute}
        kind="primary"
      />
      {allowed.includes('classes.proposeChange') ? (
        <Link to={`/desk/classes/${classId}/change`}>
          <Button tabIndex={-1}>{changes.change.act}</Button>
        </Link>
      ) : null}
      <OnTheWay detail={detail} />
      <Ends detail={detail} />
    </>
  );
}

/** Whose turn it is and until when. */
function Next(props: { approval: NonNullable<ClassDetail['approval']> }) {
  const { approval } = props;
  return (
    <>
      {words.next.atDesk} <Label in="steps" id={approval.nextStep} />{' '}
      {approval.dueOn ? words.next.due(approval.dueOn) : null} <ProvisionalMark on={approval.dueOn} />{' '}
      <DaysLeft days={approval.workingDaysLeft} /> <Code of={approval.dueClause} />
    </>
  );
}

function Record(props: { detail: ClassDetail }) {
  const { approval, classId } = props.detail;
  return (
    <>
      <Section title={common.record.steps}>
        <StepRecord steps={approval?.steps ?? []} dueOn={approval?.dueOn ?? null} />
      </Section>
      <Section title={common.record.journal}>
        <JournalRecord objectType="training-class" objectId={classId} />
      </Section>
    </>
  );
}

function Prints(props: { classId: string }) {
  const base = `/print/classes/${props.classId}`;
  const { me } = useMe();
  return (
    <nav className="row small print-links" aria-label={words.prints.title}>
      <span className="quiet">{words.prints.title}</span>
      <Link to={`${base}/filing`}>{words.prints.filing}</Link>
      <Link to={`${base}/roster`}>{words.prints.roster}</Link>
      <Link to={`${base}/sign-in`}>{words.prints.signIn}</Link>
      {mayCall(me, 'classes.dossier') ? <Link to={`${base}/dossier`}>{words.prints.dossier}</Link> : null}
    </nav>
  );
}

/** Of a class that is not filed yet nobody takes attendance. */
const BEFORE_TEACHING: readonly string[] = ['draft', 'submitted', 'first-reviewed', 'returned', 'rejected'];

function tabsOf(detail: ClassDetail): readonly Tab[] {
  const { classId } = detail;
  const { tabs } = words;
  return [
    {
      key: 'filing',
      label: tabs.filing,
      content: () => (
        <>
          <Checks detail={detail} />
          <FilingSheet detail={detail} />
        </>
      ),
    },
    { key: 'roster', label: tabs.roster, content: () => <Roster detail={detail} /> },
    {
      key: 'attendance',
      label: tabs.attendance,
      content: () => (
        <>
          {BEFORE_TEACHING.includes(detail.status) ? (
            <p className="quiet">{words.notTaughtYet}</p>
          ) : (
            <LiveAttendance classId={classId} />
          )}
          <AttendanceGrid classId={classId} />
        </>
      ),
    },
    { key: 'results', label: tabs.results, content: () => <Results classId={classId} /> },
    {
      key: 'confirmations',
      label: tabs.confirmations,
      content: () => <Confirmations classId={classId} />,
    },
    { key: 'changes', label: changes.tab, content: () => <Changes detail={detail} /> },
    { key: 'record', label: tabs.record, content: () => <Record detail={detail} /> },
  ];
}

function Shown(props: { detail: ClassDetail; inDrawer: boolean }) {
  const { detail, inDrawer } = props;
  const { approval } = detail;
  return (
    <CasePage
      title={detail.name}
      number={detail.number}
      inDrawer={inDrawer}
      status={<Status in="classStatuses" id={detail.status} />}
      facts={[
        <Link key="organisation" to={`/desk/organisations/${detail.organisationId}`}>
          {detail.organisationName}
        </Link>,
        detail.occupationText,
        detail.level === null && detail.levelUnread === null ? null : <LevelOf key="level" {...detail} />,
        <span key="days">
          <Day on={detail.startOn} /> — <Day on={detail.endOn} />
        </span>,
      ]}
      next={approval?.nextStep ? <Next approval={approval} /> : null}
      acts={<Acts detail={detail} />}
    >
      <SentBack detail={detail} />
      <WaitingChanges detail={detail} />
      <WaitingCorrections classId={detail.classId} />
      <Leads detail={detail} />
      <Prints classId={detail.classId} />
      <Tabs label={detail.name} tabs={tabsOf(detail)} />
    </CasePage>
  );
}

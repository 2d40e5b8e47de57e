import { App } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import {
  ActButton,
  Attachments,
  Code,
  DialogButton,
  EmptyState,
  FormDialog,
  Label,
  Notice,
  ReasonField,
  Section,
  Status,
  shownInstant,
  spokenDate,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { AddDialog } from './add.tsx';
import { words } from './words.ts';
import './evidence.css';

export type Evidence = Reply<'/api/classes/{classId}/evidence'>;
export type HalfOfDay = Evidence['days'][number]['halves'][number];
type Item = HalfOfDay['items'][number];

function WithdrawDialog(props: { item: Item; close: () => void }) {
  const { message } = App.useApp();
  const { withdraw } = words;
  const act = useAct('/api/evidence/{itemId}/withdraw', {
    params: { itemId: props.item.itemId },
    silent: true,
    after: () => {
      message.success(withdraw.act);
      props.close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={withdraw.title}
      submit={withdraw.act}
      danger
      act={act}
      close={props.close}
      send={(body) => void act.run(body)}
    >
      <p>{withdraw.effect}</p>
      <ReasonField
        name="reason"
        label={withdraw.reason}
        hint={withdraw.hint}
        need={withdraw.need}
        rows={3}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}

/** What a piece says beside its kind, in one line. */
function Says({ item }: { item: Item }) {
  const parts = [
    item.said,
    item.videoName,
    item.videoStart === null ? null : words.video(item.videoStart, Math.floor((item.videoSeconds ?? 0) / 60)),
    item.copies === null ? null : words.copies(item.copies),
    item.place,
    item.cameraTime === null ? null : words.camera(item.cameraTime),
  ].filter((part) => part !== null);
  return (
    <>
      {parts.join(' · ')}
      {item.videoDigest === null ? null : (
        <div className="quiet small evidence-digest">{words.digest(item.videoDigest)}</div>
      )}
    </>
  );
}

function Piece({ item }: { item: Item }) {
  const isWithdrawn = item.status === 'withdrawn';
  return (
    <li>
      <b>
        <Label in="evidenceKinds" id={item.kind} />
      </b>{' '}
      <span className={isWithdrawn ? 'withdrawn' : undefined}>
        <Says item={item} />
      </span>{' '}
      <span className="quiet small">{words.by(item.recordedBy, shownInstant(item.recordedAt))}</span>
      {isWithdrawn ? <div>{words.withdrawnBecause(item.withdrawnReason ?? '')}</div> : null}
      {item.file ? <Attachments files={[item.file]} /> : null}
      {item.allowed.includes('evidence.withdraw') ? (
        <div>
          <DialogButton label={words.withdraw.act}>
            {(close) => <WithdrawDialog item={item} close={close} />}
          </DialogButton>
        </div>
      ) : null}
    </li>
  );
}

/** Who signed in and how, and what the roll says of it. */
export function Presence({ half }: { half: HalfOfDay }) {
  const { term } = useVocabulary();
  const { marks, present } = half;
  return (
    <>
      {present ? <div>{words.present(present.count, present.of)}</div> : null}
      {marks ? (
        <div>
          {words.marks(marks.people)}{' '}
          <span className="quiet small">
            {words.marksFrom(shownInstant(marks.firstAt), shownInstant(marks.lastAt))}{' '}
            {marks.ways.map(({ way, count }) => words.ways(term('attendanceWays', way), count)).join(' · ')}
          </span>
        </div>
      ) : null}
    </>
  );
}

export function Lessons({ half }: { half: HalfOfDay }) {
  return half.sessions.map((session) => (
    <div key={session.sessionNo}>
      {words.session(session.from, session.until)} {session.content}{' '}
      <span className="quiet small">
        {[session.teacherName ?? words.noTeacher, session.room].filter(Boolean).join(' · ')}
      </span>
    </div>
  ));
}

function Half({ half }: { half: HalfOfDay }) {
  return (
    <div className="evidence-half">
      <b>{half.half === null ? words.wholeDay : <Label in="halves" id={half.half} />}</b>
      <div>
        <Lessons half={half} />
        <Presence half={half} />
        {half.items.length > 0 ? (
          <ul className="evidence-items">
            {half.items.map((item) => (
              <Piece key={item.itemId} item={item} />
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

interface Later {
  readonly key: string;
  readonly day: string | null;
  readonly what: string;
  readonly said: ReactNode;
}

function ExamLine({ exam }: { exam: Evidence['exams'][number] }) {
  const { after } = words;
  const { from, until, seats, results, recordings, inspection, reviews } = exam;
  return (
    <>
      <Link to={`/desk/exams/${exam.examId}`}>
        <Label in="examKinds" id={exam.kind} />
        {exam.isResit ? after.resit : null}
      </Link>{' '}
      <Status in="examStatuses" id={exam.status} /> {after.exam(from, until, seats)}
      {results ? <div>{after.results(results.passed, results.failed, results.absent)}</div> : null}
      <div className="quiet small">
        {inspection ? (
          <>
            {after.inspection} <Label in="examInspectionStatuses" id={inspection.status} />
            {inspection.inOrder === null ? null : ` ${after.order(inspection.inOrder)}`}
          </>
        ) : (
          after.noInspection
        )}
        {recordings > 0 ? ` · ${after.recordings(recordings)}` : null}
        {reviews > 0 ? ` · ${after.reviews(reviews)}` : null}
      </div>
    </>
  );
}

/** Exams, certificates and confirmations by day; a certificate whose day is not known stands last. */
function laterOf({ exams, certificates, confirmations }: Evidence): Later[] {
  const { after } = words;
  const later: Later[] = [
    ...exams.map((exam) => ({
      key: exam.examId,
      day: exam.heldOn,
      what: after.exams,
      said: <ExamLine exam={exam} />,
    })),
    ...certificates.map(({ issuedOn, count }) => ({
      key: after.certificates,
      day: issuedOn,
      what: after.certificates,
      said: after.issued(count),
    })),
    ...confirmations.days.map(({ day, confirmed, saidWrong }) => ({
      key: after.confirmations,
      day,
      what: after.confirmations,
      said: after.confirmed(confirmed, saidWrong),
    })),
  ];
  return later.sort((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999'));
}

/** What followed the class: one day under the other, as the half days before. */
function After({ of }: { of: Evidence }) {
  const later = laterOf(of);
  const days = [...new Set(later.map(({ day }) => day))];
  return days.map((day) => (
    <section key={day} aria-label={day ?? words.after.noDay}>
      <h3 className="evidence-day">{day === null ? words.after.noDay : spokenDate(day)}</h3>
      {later
        .filter((one) => one.day === day)
        .map(({ key, what, said }) => (
          <div className="evidence-half" key={key}>
            <b>{what}</b>
            <div>{said}</div>
          </div>
        ))}
    </section>
  ));
}

/** Signs of the class that wait for somebody first; those that were judged as they stand. */
function Signs({ of }: { of: Evidence }) {
  if (of.signs.length === 0) return <p className="quiet">{words.noSigns}</p>;
  return (
    <ul className="evidence-signs">
      {of.signs.map((sign) => (
        <li key={sign.signId}>
          <Link to={`/desk/evidence-signs/${sign.signId}`}>
            <Label in="signRules" id={sign.rule} />
          </Link>{' '}
          <Status in="evidenceSignStatuses" id={sign.status} /> {sign.sentence} <Code of={sign.clause} />
        </li>
      ))}
    </ul>
  );
}

function Acts({ of }: { of: Evidence }) {
  const [last] = of.days.slice(-1);
  return (
    <div className="row">
      {of.allowed.includes('evidence.add') ? (
        <DialogButton label={words.add.act} type="primary">
          {(close) => <AddDialog classId={of.classId} day={last?.day ?? of.startOn} close={close} />}
        </DialogButton>
      ) : null}
      <ActButton
        route="evidence.find"
        allowed={of.allowed}
        path="/api/classes/{classId}/evidence-signs"
        params={{ classId: of.classId }}
        body={undefined}
        label={words.find}
      />
      <Link to={`/print/classes/${of.classId}/evidence`}>{words.print.link}</Link>
    </div>
  );
}

/** A class as one time line: lessons, sign-ins, photos, logs, videos; and its signs for whoever judges them. */
export function ClassEvidence({ of }: { of: Evidence }) {
  const { results, online } = of;
  const judges = of.allowed.includes('evidence.find') || of.signs.length > 0;
  return (
    <>
      <Acts of={of} />
      {judges ? (
        <Section title={words.signs}>
          <Signs of={of} />
        </Section>
      ) : null}
      {online ? (
        <Notice title={words.online(online.people, (online.seconds / 3600).toFixed(1))} tone="plain">
          <p>{online.counted}</p>
        </Notice>
      ) : null}
      {of.days.length === 0 ? <EmptyState title={words.empty} hint={words.emptyHint} /> : null}
      {of.days.map(({ day, halves }) => (
        <section key={day} aria-label={day}>
          <h3 className="evidence-day">{spokenDate(day)}</h3>
          {halves.map((half) => (
            <Half key={half.half ?? ''} half={half} />
          ))}
        </section>
      ))}
      <After of={of} />
      <p>{words.results(results.passed, results.failed, results.none, results.certificates)}</p>
      {of.days.length > 0 ? (
        <p>
          {words.after.confirmedOf(
            of.confirmations.confirmed,
            of.confirmations.saidWrong,
            of.confirmations.notYet,
          )}
        </p>
      ) : null}
      {of.people.length > 0 ? (
        <Section title={words.people}>
          <ul className="evidence-people">
            {of.people.map(({ personId, name, idNumberMasked }) => (
              <li key={personId}>
                <Link to={`/desk/classes/${of.classId}/evidence/${personId}`}>{name}</Link>{' '}
                <span className="quiet small">{idNumberMasked}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

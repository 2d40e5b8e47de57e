import { ActButton, DialogButton, ReviewButtons, Section, Status, shownInstant } from '../../../ui/index.ts';
import { DrawAgainDialog, type Exam, InspectionDialog } from './dialogs.tsx';
import { words } from './words.ts';

const labels = words.inspection;

function DrawAct({ of }: { of: Exam }) {
  if (!of.allowed.includes('exams.drawInspectors')) return null;
  if (of.inspectionRecord !== null)
    return (
      <DialogButton label={labels.drawAgain}>
        {(close) => <DrawAgainDialog of={of} close={close} />}
      </DialogButton>
    );
  return (
    <ActButton
      route="exams.drawInspectors"
      allowed={of.allowed}
      path="/api/exams/{examId}/inspection"
      params={{ examId: of.examId }}
      body={{ version: of.version }}
      label={labels.draw}
      ask={labels.drawAsk}
    />
  );
}

function Written({ record }: { record: NonNullable<Exam['inspectionRecord']> }) {
  if (record.inOrder === null) return null;
  return (
    <p>
      <strong>{record.inOrder ? labels.inOrderYes : labels.inOrderNo}</strong>。
      {labels.seenShown(record.seenCount ?? 0)}
      {record.findings}
      {record.recordedAt === null ? null : (
        <span className="quiet small"> {labels.at(shownInstant(record.recordedAt))}</span>
      )}
    </p>
  );
}

/** Who was drawn, what they saw, and who signs. */
export function Inspection({ of }: { of: Exam }) {
  const record = of.inspectionRecord;
  return (
    <Section title={labels.title}>
      {record === null ? (
        <p>{labels.none}</p>
      ) : (
        <>
          <p>
            <Status in="examInspectionStatuses" id={record.status} />{' '}
            {labels.who(record.inspectors.join('、'))}
          </p>
          <Written record={record} />
        </>
      )}
      <div className="row">
        <DrawAct of={of} />
        {record?.allowed.includes('exams.recordInspection') ? (
          <DialogButton label={labels.record} type="primary">
            {(close) => <InspectionDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        {record ? (
          <ReviewButtons
            route="exams.signInspection"
            allowed={record.allowed}
            path="/api/exams/{examId}/inspection/signature"
            params={{ examId: of.examId }}
            version={record.version}
            subject={labels.subject}
            decisions={['passed', 'returned']}
            labels={{ passed: labels.sign, returned: labels.back }}
          />
        ) : null}
      </div>
    </Section>
  );
}

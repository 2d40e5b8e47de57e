import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { Day, Label, PrintPage, PrintSheet, Read, shownInstant, YesNo } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { SessionTable, TeacherTable } from './filing-sheet.tsx';
import { LevelOf } from './level.tsx';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const { form, prints } = words;

/** 开班申请（备案）表 as on paper, with the timetable on a sheet of its own. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}', { params: { classId } });
  return (
    <Read of={answer}>
      {(detail) => (
        <PrintPage title={`${prints.filing} ${detail.name}`}>
          <FilingForm detail={detail} />
          <PrintSheet
            title={prints.timetableTitle(detail.name)}
            number={detail.number}
            head={[`${prints.unit} ${detail.organisationName}`]}
            signatures={prints.timetableSigners}
            landscape
          >
            <SessionTable detail={detail} className="dense" />
          </PrintSheet>
        </PrintPage>
      )}
    </Read>
  );
}

/** What is taught, to how many, how long and when. */
function SubjectRows(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      <tr>
        <th scope="row">{form.name}</th>
        <td>{detail.name}</td>
        <th scope="row">{form.number}</th>
        <td colSpan={3}>{detail.number}</td>
      </tr>
      <tr>
        <th scope="row">{form.occupation}</th>
        <td>{detail.occupationText}</td>
        <th scope="row">{form.occupationCode}</th>
        <td>{detail.occupationCode}</td>
        <th scope="row">{form.level}</th>
        <td>
          <LevelOf {...detail} />
        </td>
      </tr>
      <tr>
        <th scope="row">{form.trainingKind}</th>
        <td>
          <Label in="trainingKinds" id={detail.trainingKind} />
        </td>
        <th scope="row">{form.plannedCount}</th>
        <td>{detail.plannedCount}</td>
        <th scope="row">{form.enrolledCount}</th>
        <td>{detail.enrolledCount}</td>
      </tr>
      <tr>
        <th scope="row">{form.totalHours}</th>
        <td>{detail.totalHours}</td>
        <th scope="row">{form.theoryHours}</th>
        <td>{detail.theoryHours}</td>
        <th scope="row">{form.practiceHours}</th>
        <td>{detail.practiceHours}</td>
      </tr>
      <tr>
        <th scope="row">{form.safetyHours}</th>
        <td>{detail.safetyHours}</td>
        <th scope="row">{form.startOn}</th>
        <td>
          <Day on={detail.startOn} />
        </td>
        <th scope="row">{form.endOn}</th>
        <td>
          <Day on={detail.endOn} />
        </td>
      </tr>
    </>
  );
}

/** Where, by whom, at whose cost, and how it is assessed. */
function ConductRows(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      <tr>
        <th scope="row">{form.place}</th>
        <td colSpan={3}>{detail.place}</td>
        <th scope="row">{form.location}</th>
        <td className="tight">{detail.location}</td>
      </tr>
      <tr>
        <th scope="row">{form.headTeacher}</th>
        <td>{detail.headTeacherName}</td>
        <th scope="row">{form.headTeacherPhone}</th>
        <td className="tight">{detail.headTeacherPhoneMasked}</td>
        <th scope="row">{form.division}</th>
        <td>{detail.divisionName}</td>
      </tr>
      <tr>
        <th scope="row">{form.organiser}</th>
        <td>
          <Label in="organisers" id={detail.organiser} />
        </td>
        <th scope="row">{form.costBorneBy}</th>
        <td>
          <Label in="costBearers" id={detail.costBorneBy} />
        </td>
        <th scope="row">{form.videoKept}</th>
        <td>
          <YesNo value={detail.videoKept} />
        </td>
      </tr>
      <tr>
        <th scope="row">{form.isSecret}</th>
        <td>
          <YesNo value={detail.isSecret} />
        </td>
        <th scope="row">{form.isHazardous}</th>
        <td>
          <YesNo value={detail.isHazardous} />
        </td>
        <th scope="row">{form.creditCode}</th>
        <td className="tight">{detail.organisationCreditCode}</td>
      </tr>
      <tr>
        <th scope="row">{form.equipment}</th>
        <td colSpan={5}>{detail.equipment}</td>
      </tr>
      <tr>
        <th scope="row">{form.trainingPackage}</th>
        <td colSpan={3}>{detail.trainingPackage}</td>
        <th scope="row">{form.deliveredTo}</th>
        <td>{detail.deliveredToName}</td>
      </tr>
      <tr>
        <th scope="row">{form.assessment}</th>
        <td colSpan={5}>{detail.assessmentPlan}</td>
      </tr>
    </>
  );
}

function Opinions(props: { detail: ClassDetail }) {
  const { detail } = props;
  const steps = detail.approval?.steps ?? [];
  const reviews = (['first-review', 'second-review'] as const).map((step) => ({
    step,
    done: steps.findLast((candidate) => candidate.step === step),
  }));
  return (
    <table className="opinions" aria-label={form.review}>
      <tbody>
        {reviews.map(({ step, done }) => (
          <tr key={step}>
            <th scope="row" style={{ width: '18%' }}>
              <Label in="steps" id={step} />
            </th>
            <td>
              {done ? (
                <>
                  <Label in="decisions" id={done.decision} /> {done.opinion}
                  <br />
                  {done.who} {shownInstant(done.decidedAt)}
                </>
              ) : detail.approvedOn ? (
                `${prints.filed} ${detail.approvedOn}`
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FilingForm(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <PrintSheet
      title={form.title}
      number={detail.number}
      head={[
        `${prints.applicant}${common.printing.seal} ${detail.organisationName}`,
        `${prints.filledOn} ${detail.filedOn ?? common.printing.day}`,
      ]}
      signatures={prints.signers}
      seals={prints.seals}
    >
      <table className="fixed" aria-label={form.basics}>
        <tbody>
          <SubjectRows detail={detail} />
          <ConductRows detail={detail} />
        </tbody>
      </table>
      <h2>{form.teachers}</h2>
      <TeacherTable detail={detail} className="dense" />
      <h2>{form.review}</h2>
      <Opinions detail={detail} />
    </PrintSheet>
  );
}

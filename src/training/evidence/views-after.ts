import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { localDateAt, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { examsInBrief, examsOfTrainee } from '../exams/index.ts';
import type { classReply, personReply } from './contract.ts';
import type { EvidenceFollowers } from './ports.ts';
import type { OutcomeRow } from './store.ts';

type Later = Pick<EvidenceFollowers, 'confirmationsOf'>;
type Reply = z.input<typeof classReply>;
type PersonReply = z.input<typeof personReply>;

/** What follows a class on its time line: exams, when certificates were issued, when its people confirmed. */
export async function afterClass(
  tx: Tx,
  of: { readonly classId: Uuid; readonly outcomes: readonly OutcomeRow[] },
  later: Later,
): Promise<Pick<Reply, 'exams' | 'certificates' | 'confirmations'>> {
  return {
    exams: (await examsInBrief(tx, of.classId)).map((exam) => {
      const { examId, kind, isResit, heldOn, from, until, status, seats, results, recordings, reviews } =
        exam;
      const inspection = exam.inspection && {
        status: exam.inspection.status,
        inOrder: exam.inspection.inOrder,
      };
      return {
        ...{ examId, kind, isResit, heldOn, from, until, status, seats, results, recordings, reviews },
        inspection,
      };
    }),
    certificates: certificatesByDay(of.outcomes),
    confirmations: confirmationsOf(await later.confirmationsOf(tx, of.classId)),
  };
}

function certificatesByDay(outcomes: readonly OutcomeRow[]): Reply['certificates'] {
  const counts = new Map<OutcomeRow['certificateIssuedOn'], number>();
  for (const { certificateNumber, certificateIssuedOn } of outcomes)
    if (certificateNumber !== null)
      counts.set(certificateIssuedOn, (counts.get(certificateIssuedOn) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''))
    .map(([issuedOn, count]) => ({ issuedOn, count }));
}

function confirmationsOf(said: Awaited<ReturnType<Later['confirmationsOf']>>): Reply['confirmations'] {
  const of = (rows: typeof said, status: string) => rows.filter((row) => row.status === status).length;
  const dayOf = ({ saidAt }: (typeof said)[number]) => (saidAt ? localDateAt(saidAt) : null);
  const days = [...new Set(said.flatMap((row) => dayOf(row) ?? []))].sort();
  return {
    confirmed: of(said, 'confirmed'),
    saidWrong: of(said, 'said-wrong'),
    notYet: of(said, 'not-yet'),
    days: days.map((day) => {
      const rows = said.filter((row) => dayOf(row) === day);
      return { day, confirmed: of(rows, 'confirmed'), saidWrong: of(rows, 'said-wrong') };
    }),
  };
}

/** What follows a class on the time line of one of its people. */
export async function afterPerson(
  tx: Tx,
  of: { readonly classId: Uuid; readonly personId: PersonId },
  later: Later,
): Promise<Pick<PersonReply, 'exams' | 'confirmation'>> {
  const said = (await later.confirmationsOf(tx, of.classId)).find((row) => row.personId === of.personId);
  return {
    exams: await examsOfTrainee(tx, of.classId, of.personId),
    confirmation: {
      status: said?.status ?? 'not-yet',
      way: said?.way ?? null,
      saidAt: said?.saidAt?.toISOString() ?? null,
    },
  };
}

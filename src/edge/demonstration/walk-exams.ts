import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { organisationByName } from '../../registry/organisations/index.ts';
import { classesNamed } from '../../training/classes/index.ts';
import { announceExam, listOfficial, planExam } from '../../training/exams/index.ts';
import type { Walk } from './walk.ts';

/** Who is on the list of the body, each fictitious. */
const OFFICIALS = [
  { name: '靳考评', isExaminer: true, isInvigilator: false, cardNumber: '鲁聊考评-0021' },
  { name: '翟考评', isExaminer: true, isInvigilator: true, cardNumber: '鲁聊考评-0022' },
  { name: '牟监考', isExaminer: false, isInvigilator: true },
  { name: '阎监考', isExaminer: false, isInvigilator: true },
] as const;

/** A class goes on to a test of special ability: planned by the county, announced by the body, not held yet. */
export async function announceTest(
  walk: Walk,
  of: { readonly className: string; readonly body: string; readonly heldOn: string },
): Promise<void> {
  for (const official of OFFICIALS)
    await walk.as('assessor', 'exam-official-listed', (act) => listOfficial(act, official));
  const { examId } = await walk.as('handler', 'exam-planned', async (act) => {
    const [found] = await classesNamed(act.tx, of.className);
    const body = await organisationByName(act.tx, of.body);
    if (!found || !body) throw new Error(`the demonstration lacks ${of.className} or ${of.body}`);
    return planExam(act, {
      classId: found.classId,
      kind: 'special-ability',
      bodyId: body.organisationId,
      heldOn: localDate(of.heldOn),
      from: '09:00',
      until: '11:00',
      place: '高唐县职业技能鉴定所',
      room: '第一考场',
      examiners: 1,
      invigilators: 1,
    });
  });
  await walk.as('assessor', 'exam-announced', (act) => announceExam(act, examId as Uuid, 1));
}

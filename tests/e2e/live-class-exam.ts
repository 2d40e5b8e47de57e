import { expect } from 'vitest';
import { words as confirming } from '../../web/desk/training/classes/confirmation-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as exams } from '../../web/desk/training/exams/words.ts';
import { words as taught } from '../../web/mobile/classes/words.ts';
import { words as common } from '../../web/ui/words.ts';
import * as parts from './live-class-parts.ts';
import type { Story } from './live-class-story.ts';
import { agree, button, decided, dialog, main } from './page-parts.ts';

// The exam of the class, its inspection, its results by two, its certificates, and what a trainee says of it all.

const { CLASS, TRAINEES, one } = parts;
interface Exam {
  readonly version: number;
  readonly status: string;
  readonly people: readonly { readonly personId: number; readonly seatNo: number; readonly name: string }[];
  readonly inspectionRecord: {
    readonly version: number;
    readonly inspectors: string[];
    readonly allowed: string[];
  } | null;
}
const examOf = ({ get, ids }: Story, login = 'handler') => get<Exam>(login, `/api/exams/${ids.exam}`);
const deskOf = ({ at, ids }: Story, login: string) => at(login, `/desk/exams/${ids.exam}`);

/** The school plans it with a body of the county; the body announces it. */
export async function announcesExam(story: Story): Promise<void> {
  const { get, done, ids } = story;
  const draft = await get<{ kinds: { kind: string; bodies: { organisationId: string }[] }[] }>(
    'qinghe',
    `/api/classes/${ids.class}/exam-draft`,
  );
  const bodyId = draft.kinds.find(({ kind }) => kind === 'body-assessment')?.bodies[0]?.organisationId;
  const { examId } = await done<{ examId: string }>('qinghe', '/api/exams', {
    ...{ classId: ids.class, kind: 'body-assessment', bodyId, heldOn: parts.EXAM_ON },
    ...{ from: '08:00', until: '08:30', place: '高唐县职业技能鉴定所', examiners: 1, invigilators: 1 },
  });
  ids.exam = examId;
  const body = await deskOf(story, 'assessor');
  await button(main(body), exams.announce).click();
  await agree(body);
  await expect.poll(async () => (await examOf(story)).status).toBe('announced');
}

/** Two who did not review the class are drawn to inspect; one writes, the other signs. */
export async function inspectsExam(story: Story): Promise<void> {
  const { done, ids } = story;
  const county = await deskOf(story, 'handler');
  await button(main(county), exams.inspection.draw).click();
  await agree(county);
  await expect.poll(async () => (await examOf(story)).inspectionRecord?.inspectors.length).toBe(2);
  const drawn: string[] = [];
  for (const login of ['handler', 'handler2', 'reviewer1', 'reviewer2', 'reviewer3', 'reviewer4'])
    if ((await examOf(story, login)).inspectionRecord?.allowed.includes('exams.recordInspection'))
      drawn.push(login);
  // Whoever reviewed the class is not drawn.
  for (const login of ['reviewer1', 'reviewer2']) expect(drawn).not.toContain(login);
  const [writer = '', signer = ''] = drawn;
  await done(writer, `/api/exams/${ids.exam}/inspection/record`, {
    version: (await examOf(story)).inspectionRecord?.version,
    ...{ inOrder: true, seenCount: TRAINEES.length, findings: '逐人核对身份证，没有替考' },
  });
  const signing = await deskOf(story, signer);
  await main(signing).locator('[data-decision="passed"]').first().click();
  await button(dialog(signing), common.opinion.submit).click();
  await decided(signing);
}

/** The body enters results, somebody else confirms them. */
export async function marksExam(story: Story): Promise<void> {
  const { done, ids } = story;
  await done('assessor', `/api/exams/${ids.exam}/held`, {
    version: (await examOf(story)).version,
    recordings: [],
  });
  const marking = await deskOf(story, 'assessor');
  await button(main(marking), exams.results.act).click();
  const grid = dialog(marking);
  const typed = (await examOf(story)).people.map(({ name }) => {
    const { scores, passed } = one(name);
    return [...scores, passed ? '合格' : '不合格'].join('\t');
  });
  expect(typed).toHaveLength(TRAINEES.length);
  await grid
    .getByLabel(exams.results.cell(1, exams.results.theory), { exact: true })
    .evaluate((cell, text) => {
      const data = new DataTransfer();
      data.setData('text', text);
      cell.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, typed.join('\n'));
  await button(grid, exams.results.submit).click();
  await grid.waitFor({ state: 'hidden' });
  const second = await deskOf(story, 'handler');
  await main(second).locator('[data-decision="passed"]').first().click();
  await button(dialog(second), common.opinion.submit).click();
  await expect.poll(async () => (await examOf(story)).status).toBe('confirmed');
}

/** The body's certificates; her own word on how she was taught; the dossier. */
export async function certifies(story: Story): Promise<void> {
  const { at, desk, phone, looks, ids } = story;
  const page = await deskOf(story, 'assessor');
  await button(main(page), exams.certify.act).click();
  const form = dialog(page);
  for (const { name, certificate } of TRAINEES)
    if (certificate !== null)
      await form.getByLabel(exams.certify.number(name), { exact: true }).fill(certificate);
  await button(form, exams.certify.submit).click();
  await form.waitFor({ state: 'hidden' });

  const hers = await phone('worker5', `/m/class/${ids.class}`);
  await main(hers)
    .getByText(/2021年11月3日/)
    .first()
    .waitFor();
  expect(await main(hers).textContent()).toContain(one('马光辉').certificate ?? '');
  await looks(hers, 'live-own-class');
  await button(main(hers), taught.confirm).click();
  await main(hers).getByText(taught.done, { exact: true }).waitFor();
  const school = await desk('qinghe', '?tab=confirmations');
  await main(school)
    .getByText(confirming.counts(1, 0, 5), { exact: true })
    .waitFor();
  const paper = await at('qinghe', `/print/classes/${ids.class}/dossier`);
  await paper.getByRole('heading', { level: 1, name: classes.dossier.title(CLASS) }).waitFor();
  const pdf = await paper.pdf({ format: 'A4', path: 'artefacts/live-dossier.pdf' });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
}

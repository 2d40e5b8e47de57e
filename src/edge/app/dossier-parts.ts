import type { Vocabulary } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Fen, formatYuan } from '../../platform/kernel/index.ts';
import { outcomesOf } from '../../training/assessment/index.ts';
import { attendanceSheet } from '../../training/attendance/index.ts';
import {
  type ClassOfDossier,
  type DossierParts,
  type DossierSection,
  dossierSectionOf,
} from '../../training/classes/index.ts';
import { confirmationsOf, evidenceOf, examsOf, termsOf } from './dossier-teaching.ts';
import { claimsOfDossier } from './store-dossier.ts';

type Outcome = NonNullable<Awaited<ReturnType<typeof outcomesOf>> extends Map<infer _, infer O> ? O : never>;
const when = (isSo: boolean, sentence: string): string[] => (isSo ? [sentence] : []);
const yuan = (fen: number) => formatYuan(fen as Fen);
const earliest = (days: readonly (string | null | undefined)[]) =>
  days.filter((day) => day != null).sort()[0] ?? null;

async function attendanceOf(tx: Tx, of: ClassOfDossier): Promise<DossierSection> {
  const sheet = await attendanceSheet(tx, of.classId);
  const recorded = (sheet?.rows ?? []).filter((row) => row.recorded);
  const below = recorded.filter((row) => row.belowThreshold).length;
  const open = of.enrolled - recorded.length;
  return dossierSectionOf({
    key: 'attendance',
    since: sheet?.slots[0]?.day ?? null,
    here: when(
      recorded.length > 0,
      `${sheet?.slots.length ?? 0} 个半天，${recorded.length} 人有考勤${below > 0 ? `，其中 ${below} 人不足规定` : ''}。`,
    ),
    missing: when(open > 0, `${open} 人没有考勤（办班单位）。`),
    isDue: of.isApproved && of.startOn <= of.today,
  });
}

function resultsOf(of: ClassOfDossier, outcomes: readonly Outcome[]): DossierSection {
  const known = outcomes.flatMap(({ result }) => (result === null ? [] : [result]));
  const passed = known.filter(({ result }) => result === 'passed').length;
  return dossierSectionOf({
    key: 'results',
    since: earliest(known.map(({ assessedOn }) => assessedOn)),
    here: when(known.length > 0, `${known.length} 人有成绩，合格 ${passed} 人。`),
    missing: when(of.enrolled > known.length, `${of.enrolled - known.length} 人没有成绩（办班单位）。`),
    isDue: of.isApproved && of.endOn < of.today,
  });
}

function certificatesOf(of: ClassOfDossier, outcomes: readonly Outcome[]): DossierSection {
  const issued = outcomes.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
  const passed = outcomes.filter(({ result }) => result?.result === 'passed');
  const open = passed.filter(({ certificate }) => certificate === null).length;
  return dossierSectionOf({
    key: 'certificates',
    since: earliest(issued.map(({ issuedOn }) => issuedOn)),
    here: when(issued.length > 0, `发证 ${issued.length} 本。`),
    missing: when(open > 0, `${open} 名合格学员没有证书（办班单位）。`),
    isDue: of.isApproved && passed.length > 0,
  });
}

async function moneyOf(tx: Tx, of: ClassOfDossier): Promise<DossierSection[]> {
  const claims = await claimsOfDossier(tx, of.classId);
  const paid = claims.reduce((sum, { paid }) => sum + paid, 0);
  const paidFen = claims.reduce((sum, { paidFen }) => sum + paidFen, 0);
  const waiting = claims.reduce((sum, { waiting }) => sum + waiting, 0);
  return [
    dossierSectionOf({
      key: 'claims',
      since: earliest(claims.map(({ claimedOn }) => claimedOn)),
      here: claims.map(({ number, lines }) => `申领单 ${number}，${lines} 行。`),
      missing: when(claims.length === 0, '还没有核算补贴（办班单位或县局）。'),
      isDue: of.isApproved && of.endOn < of.today,
    }),
    dossierSectionOf({
      key: 'payments',
      since: null,
      here: when(paid > 0, `已拨付 ${paid} 行，共 ${yuan(paidFen)} 元。`),
      missing: when(waiting > 0, `${waiting} 行待拨付（财务）。`),
      isDue: waiting > 0,
    }),
  ];
}

/** What later modules put into the dossier of a class. */
export function dossierParts(vocabulary: Pick<Vocabulary, 'sections'>): DossierParts {
  const term = termsOf(vocabulary);
  return {
    async sectionsOf(tx, of) {
      const outcomes = [...(await outcomesOf(tx, of.classId)).values()];
      const hasResults = outcomes.some(({ result }) => result !== null);
      return [
        await attendanceOf(tx, of),
        await evidenceOf(tx, of, term),
        ...(await examsOf(tx, { ...of, hasResults }, term)),
        resultsOf(of, outcomes),
        certificatesOf(of, outcomes),
        await confirmationsOf(tx, of),
        ...(await moneyOf(tx, of)),
      ];
    },
  };
}

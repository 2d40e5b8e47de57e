import { type Act, type Actor, isOneOf, leadsTo } from '../../platform/access/index.ts';
import { noteAct, signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Refusal, refusal, type Uuid } from '../../platform/kernel/index.ts';
import type { Form } from './contract.ts';

// What the law pays is set by two offices (LN-3-11a, SX-3-10a): the labour bureau brings it in, finance confirms it and
// decides when it is taken back.

/** Forms that set what the law pays. */
export const LAW_FORMS: readonly Form[] = ['standards', 'scarce-occupations'];

const FOUR_EYES = leadsTo(
  'intake.confirm',
  refusal(
    'four-eyes',
    '这一批会改动补贴标准或急需紧缺职业目录，上传的人不能自己确认：请财务岗在“导入表格”里打开这一批，核对后确认。',
  ),
);
const STAGER_UNKNOWN = leadsTo(
  'intake.stage',
  refusal(
    'four-eyes',
    '这一批会改动补贴标准或急需紧缺职业目录，却没有记下由谁上传，不能确认：请经办放弃这一批，重新上传。',
  ),
);

const OF_FINANCE = leadsTo(
  'intake.confirm',
  refusal(
    'finance-signs',
    '补贴标准、急需紧缺职业目录由人社、财政两个部门会同确定，经办不能自己办完：请财务岗在“导入表格”里打开这一批，核对后办理。',
  ),
);
const OF_BUREAU = leadsTo(
  'intake.confirm',
  refusal('finance-signs', '这一批不改动补贴标准和急需紧缺职业目录，不用财务岗会签：请经办核对后办理。'),
);

/** Which office's turn a batch is: what sets the law is finance's, everything else the bureau's. Undefined: this one's. */
export function refusalOfOffice(role: Actor['role'], setsLaw: boolean): Refusal | undefined {
  if ((role === 'finance') === setsLaw) return undefined;
  return setsLaw ? OF_FINANCE : OF_BUREAU;
}

interface SheetRead {
  readonly form: Form | null;
  readonly counts: { readonly imported: number; readonly normalised: number; readonly warned: number };
}

/** Does a batch, as it was read last, set amounts or occupations of the law? */
export function changesLaw({ sheets }: { readonly sheets: readonly SheetRead[] }): boolean {
  return sheets.some(
    ({ form, counts }) => isLawForm(form) && counts.imported + counts.normalised + counts.warned > 0,
  );
}

/** Does a form set amounts or occupations of the law? */
export function isLawForm(form: Form | null): boolean {
  return form !== null && LAW_FORMS.includes(form);
}

/** Notes the people behind a batch of the bureau; organisations send no forms of the law. */
export async function noteStager(act: Act, batchId: Uuid, divisionPath: string): Promise<void> {
  if (act.actor.organisationId !== null) return;
  await noteAct(act, { subjectType: 'intake-batch', subjectId: batchId, divisionPath });
}

/** Why this person may not confirm a batch with rows of the law: she, or whom she acts for, brought it in. */
export async function refusalOfStager(
  tx: Tx,
  actor: Pick<Actor, 'personKey' | 'actingFor'>,
  batchId: Uuid,
): Promise<Refusal | undefined> {
  const stagers = await signersOf(tx, 'intake-batch', [batchId]);
  if (stagers.length === 0) return STAGER_UNKNOWN;
  return stagers.some(({ persons }) => isOneOf(actor, persons)) ? FOUR_EYES : undefined;
}

import type { Act } from '../../platform/access/index.ts';
import type { Refusal, Uuid } from '../../platform/kernel/index.ts';
import type { PolicyFor } from '../../training/classes/index.ts';
import type { Form, PlannedRow } from './contract.ts';
import type { ClassKey, Staged } from './contract-staged.ts';

/** What the county's law says where a workbook leaves it open. */
export interface LawOfRegion {
  readonly policyFor: PolicyFor;
  /** The same, but undefined on a day without a notice in force. */
  readonly inForce: PolicyFor;
  /** The notice whose amounts a county's catalogue states; undefined where no notice reaches. */
  latestPolicy(divisionCode: string): string | undefined;
}

/** A row together with its typed values: what an import step works on. */
export type StagedRow<F extends Form = Form> = PlannedRow & {
  readonly staged: Extract<Staged, { form: F }>;
};

/** One import under way. `refuse` notes a row that only the database could refuse: the others do not wait for it. */
export interface Import {
  readonly act: Act;
  readonly law: LawOfRegion;
  readonly divisionCode: string;
  readonly divisionPath: string;
  rowsOf<F extends Form>(form: F): StagedRow<F>[];
  /** The rows of a form of which nothing is written, refused as they are. */
  refusedOf(form: Form): PlannedRow[];
  /** Whether a file has a sheet of the form that is left out. */
  isPartOf(file: string, form: Form): boolean;
  classOf(key: ClassKey): Promise<{ classId: Uuid; divisionPath: string; organisationId: Uuid } | undefined>;
  refuse(row: PlannedRow, refusal: Refusal, field?: string): void;
  /** Why a person was not enrolled in a class, by class and number: what the later forms of this import say. */
  readonly notEnrolled: Map<string, string>;
}

export const memberKey = (classId: Uuid, idNumber: string) => `${classId} ${idNumber}`;

/** Notes a row as refused for all these reasons, under the code of the first. */
export function refuseAll(work: Import, row: PlannedRow, refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (first !== undefined)
    work.refuse(row, { ...first, message: refusals.map(({ message }) => message).join('；') });
}

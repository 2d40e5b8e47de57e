import type { IdentityNumber, LocalDate, Refusal } from '../../platform/kernel/index.ts';
import type { DutyKind } from './contract.ts';

/** A row of a duty list as it was read. */
export interface DutyRow {
  readonly rowNo: number;
  readonly idNumber: IdentityNumber;
  readonly idToBeConfirmed: boolean;
  readonly name: string;
  /** 户编号 as the list writes it. */
  readonly listHousehold: string;
  readonly headName: string | null;
  readonly relation: string | null;
  /** Township and village as the list writes them; the code where it is one of ours. */
  readonly listVillage: string | null;
  readonly villageCode: string | null;
  readonly recognisedOn: LocalDate | null;
}

/** One dated list of one kind and one county. */
export interface DutyListed {
  readonly kind: DutyKind;
  readonly countyCode: string;
  readonly listedOn: LocalDate;
  readonly source: string;
  readonly rows: readonly DutyRow[];
}

export type ConflictKind = 'other-village' | 'other-household' | 'other-name';

/** What a row is beside what stands. */
export interface RowVerdict {
  readonly rowNo: number;
  readonly outcome: 'new' | 'changed';
  readonly conflicts: readonly {
    readonly kind: ConflictKind;
    readonly ours: string;
    readonly theirs: string;
  }[];
}

/** A list beside what stands. Rows that are as before are counted, not named. */
export interface DutyComparison {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly conflicts: number;
  readonly rows: readonly RowVerdict[];
  /** Why the list as a whole cannot be applied; undefined where it can. */
  readonly refusal: Refusal | undefined;
}

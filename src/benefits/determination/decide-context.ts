import type { HistoryItem, Policies } from '../../law/policy/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { Scarce, Standards } from './standards.ts';

export interface DecideContext {
  readonly policies: Policies;
  readonly standards: Standards;
  readonly scarce?: Scarce;
  /** Grants of earlier lines of the same person in this run. */
  readonly earlier?: readonly HistoryItem[];
  /** False leaves every `because` empty: for mass runs, which write sentences only when somebody reads them. */
  readonly explain?: boolean;
  /** Switches on the rules of funds (policy/layers of kind fund) that lie over the notice. Off by default. */
  readonly fundRules?: boolean;
  /** Layers that are switched on by name, besides. */
  readonly layers?: readonly LayerSwitch[];
}

/** A layer switched on for anchor dates from one day through another; without days, for all. */
export interface LayerSwitch {
  readonly id: string;
  readonly from?: LocalDate;
  readonly through?: LocalDate | null;
}

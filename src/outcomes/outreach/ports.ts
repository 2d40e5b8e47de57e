import type { Policies } from '../../law/policy/index.ts';
import type { TableFiles } from '../../platform/access/index.ts';

/** What outreach is made with. */
export interface OutreachDeps {
  readonly policies: Policies;
  readonly files: TableFiles;
  /** The address by which people reach this system; its links begin with it. */
  readonly siteUrl: () => string;
}

import type { TableFiles } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

/** A platform of an open catalogue, as far as it is watched. */
export interface ListedPlatform {
  readonly platformId: Uuid;
  readonly name: string;
  readonly link: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly divisionName: string;
  /** Taken off the catalogue; it may be let in again. */
  readonly isStopped: boolean;
}

/** Platforms that stand in the open catalogues within reach, and those that stood there. */
type ListedPlatforms = (tx: Tx, today: LocalDate) => Promise<readonly ListedPlatform[]>;

/** Asks a platform whether it answers; the code of its answer, null where none came in time. Changes nothing there. */
export interface PlatformProbe {
  ask(link: string, seconds: number): Promise<number | null>;
}

export interface OnlineDeps {
  readonly platforms: ListedPlatforms;
  readonly probe: PlatformProbe;
  readonly files: Pick<TableFiles, 'read'>;
}

import type { Role } from '../../platform/access/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Kind, LinkType } from './contract.ts';

/** A line of the journal that somebody may have to hear of. */
export interface RecordedLine {
  readonly chain: string;
  readonly seq: number;
  readonly event: string;
  readonly objectId: string;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What is known of the thing that a line is about. Names of classes and organisations, numbers and counts; nobody's name. */
export interface About {
  /** As a sentence names it, in its own marks: 班期“保育师1班”. */
  readonly name: string;
  readonly link: { readonly type: LinkType; readonly id: string } | null;
  /** The organisations concerned, with the counts of their own lines. */
  readonly organisations: readonly {
    readonly organisationId: Uuid;
    readonly divisionPath: string;
    readonly lines: number;
    readonly paid: number;
    readonly returned: number;
    readonly claimId: string | null;
  }[];
  readonly dueOn: LocalDate | null;
}

/** One message before it is stored: to a role of a place, or to an organisation. */
export interface Told {
  readonly key: string;
  readonly kind: Kind;
  readonly role: Role | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly content: string;
  readonly link: { readonly type: LinkType; readonly id: string } | null;
  readonly dueOn: LocalDate | null;
}

/** The page that a message leads to. */
export function linkTo(type: LinkType, id: string): Told['link'] {
  return { type, id };
}

export interface Saying {
  readonly line: RecordedLine;
  readonly about: About;
  readonly decision: string;
  readonly toOrganisations: (
    kind: Kind,
    content: string | ((part: About['organisations'][number]) => string | null),
  ) => Told[];
  readonly toRoles: (kind: Kind, roles: readonly Role[], content: string) => Told[];
}

/** What one event of the journal says to whom. */
export type Teller = (saying: Saying) => readonly Told[];
/** Who is told what, by the event. */
export type Tellers = Readonly<Record<string, Teller>>;

import type { Role } from '../../platform/access/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { Walk } from './walk.ts';

/** An account of an organisation, opened once the catalogue has been read; the organisation by its own name. */
interface OrganisationAccount {
  readonly login: string;
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
}

/** What there is to see under an account that people sign in with to follow a person; the words are of the login page. */
export const STORIES = [
  'paid',
  'waits-for-a-fact',
  'refused',
  'published',
  'holds-a-seat',
  'waits-in-a-queue',
  'is-taught',
  'may-claim',
  'being-reviewed',
  'refused-for-a-certificate',
  'had-it-once',
  'helps',
] as const;
type Story = (typeof STORIES)[number];

/** Somebody whom no register knows, to open an account for. */
interface Newcomer {
  readonly name: string;
  readonly idNumber: string;
}

/** A county that a demonstration can be: its workbooks, its people, and what happened until somebody looks around. */
export interface County {
  readonly code: string;
  readonly name: string;
  /** The folder of its workbooks below samples/. */
  readonly samples: string;
  /** The day on which its workbooks come in. */
  readonly begins: LocalDate;
  /** The day on which people find it. */
  readonly firstDay: LocalDate;
  /** The body that assesses its trainees; the catalogue of institutions does not list it. */
  readonly assessmentBody: { readonly name: string; readonly creditCode: string };
  readonly organisations: readonly OrganisationAccount[];
  /** Money of the year: source, amount in fen and the document that grants it. */
  readonly budgets: readonly (readonly [fundSource: string, amountFen: number, document: string])[];
  /** What to see, by the login of whoever shows it. */
  readonly stories: Readonly<Record<string, Story>>;
  readonly newcomers: readonly Newcomer[];
  /** From the workbooks to the first day, act by act. */
  tell(app: DemonstrationContext, walk: Walk): Promise<void>;
}

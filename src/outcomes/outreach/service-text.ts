import { occupationNames } from '../../law/reference/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  divisionLiesIn,
  done,
  holdsOn,
  type LocalDate,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { confirmedGroupsOf, factsOf } from '../../registry/persons/index.ts';
import { closedBecause, findOpening, type OpeningRow } from '../../training/openings/index.ts';
import type { Audience } from './contract.ts';
import type { OutreachDeps } from './ports.ts';
import { faultOfText, MOST_BY_GROUP, REFUSALS, type TextFacts, textOf } from './rules.ts';
import { type CampaignRow, placesOf } from './store.ts';
import { type AudienceOf, audienceIds, namesInText } from './store-audience.ts';

/** What is read of a campaign to know its words and whom it is for. */
export type Planned = Pick<
  CampaignRow,
  'divisionCode' | 'divisionPath' | 'divisionName' | 'template' | 'target' | 'note' | 'audience' | 'code'
>;
/** Whoever asks, on which day; `ciphers` open what departments have answered. */
export type Asking = Pick<Act, 'tx' | 'ciphers'> & { readonly today: LocalDate };

/** The short link: the same for everybody. */
export const linkOf = ({ siteUrl }: OutreachDeps, code: string) => `${siteUrl()}/x/${code}`;

/** Does the class take people today, or will it? */
export function takesPeople(opening: OpeningRow, today: LocalDate): boolean {
  return today < opening.openFrom ? opening.status === 'open' : closedBecause(opening, today) === null;
}

/** The title of a guide that stands today in this county; undefined where there is none. */
export function guideName(
  { policies }: Pick<OutreachDeps, 'policies'>,
  of: {
    readonly policyId: string;
    readonly benefit: string;
    readonly divisionCode: string;
    readonly today: LocalDate;
  },
): string | undefined {
  const pack = policies.packs.get(of.policyId);
  const region = policies.clauses.documents.get(of.policyId)?.region;
  const isThere = pack?.data.benefits.get(of.benefit as never) !== undefined;
  if (!pack || !isThere || region === undefined || !holdsOn(pack.inForce, of.today)) return undefined;
  if (!divisionLiesIn(of.divisionCode, region)) return undefined;
  return policies.vocabulary.label('benefits', of.benefit);
}

/** What the link leads to, in words; and what a text says of it. Refuses what is not there or takes nobody. */
export async function targetFacts(
  tx: Tx,
  deps: OutreachDeps,
  of: Pick<Planned, 'target' | 'divisionCode' | 'divisionPath'> & { readonly today: LocalDate },
): Promise<Result<{ readonly name: string; readonly facts: Partial<TextFacts> }>> {
  const { target, today } = of;
  if (target.type === 'guide') {
    const name = guideName(deps, { ...target, divisionCode: of.divisionCode, today });
    return name === undefined ? refused(REFUSALS.guideUnknown) : done({ name, facts: { guide: name } });
  }
  if (target.type === 'openings') return done({ name: '', facts: {} });
  const opening = await findOpening(tx, target.openingId as Uuid);
  const isHere = opening !== undefined && `${opening.divisionPath}.`.startsWith(`${of.divisionPath}.`);
  if (!opening || !isHere || !takesPeople(opening, today)) return refused(REFUSALS.openingUnknown);
  const { className, startOn, openUntil, place } = opening;
  const facts = { class: className, day: startOn, until: openUntil, place: place ?? opening.divisionName };
  return done({ name: className, facts });
}

/** Whom a campaign is for, read from what it says. Refuses places and occupations that are not there, and too many of a group. */
export async function audienceOf(
  { tx, ciphers, today }: Asking,
  of: Pick<Planned, 'audience' | 'divisionPath' | 'target'>,
): Promise<Result<AudienceOf>> {
  const { audience, divisionPath, target } = of;
  const placePaths = await pathsOf(tx, divisionPath, audience.places ?? []);
  if (placePaths === undefined) return refused(REFUSALS.placeUnknown);
  const { occupationCode: code } = audience;
  if (code !== undefined && !(await occupationNames(tx, [code])).has(code))
    return refused(REFUSALS.occupationUnknown);
  const openingId = target.type === 'opening' ? (target.openingId as Uuid) : null;
  const base: AudienceOf = { audience, divisionPath, placePaths, today, openingId, members: null };
  if (audience.group === undefined) return done(base);
  const ids = await audienceIds(tx, base);
  if (ids.length > MOST_BY_GROUP) return refused(REFUSALS.tooManyByGroup);
  return done({ ...base, members: await membersOf({ tx, ciphers, today }, ids, audience.group) });
}

async function pathsOf(tx: Tx, divisionPath: string, codes: NonNullable<Audience['places']>) {
  if (codes.length === 0) return [];
  const places = new Map((await placesOf(tx, divisionPath)).map(({ code, path }) => [code, path]));
  const paths = codes.flatMap((code) => places.get(code) ?? []);
  return paths.length === codes.length ? paths : undefined;
}

/** Of these those whom a department has confirmed as of the group today. */
async function membersOf(
  { tx, ciphers, today }: Asking,
  ids: readonly PersonId[],
  group: string,
): Promise<PersonId[]> {
  const facts = await factsOf(tx, ciphers, ids);
  return ids.filter((id) =>
    confirmedGroupsOf(facts.get(id) ?? []).some(
      ({ code, from, until }) => code === group && from <= today && (until === null || until >= today),
    ),
  );
}

/** What is sent, and what is said to whoever has no phone. */
export interface Words {
  readonly content: string;
  readonly spoken: string;
}

/** The words as they would go out today, and what of them may not. Refuses a target that is not there. */
export async function plannedText(
  asking: Asking,
  deps: OutreachDeps,
  of: Planned,
): Promise<Result<{ readonly words: Words; readonly fault: Refusal | undefined }>> {
  const target = await targetFacts(asking.tx, deps, { ...of, today: asking.today });
  if (!target.ok) return target;
  const audience = await audienceOf(asking, of);
  if (!audience.ok) return audience;
  const link = linkOf(deps, of.code);
  const facts = { ...target.value.facts, office: `${of.divisionName}人社局`, link, note: of.note };
  const content = textOf(of.template, facts);
  const spoken = textOf(of.template, facts, 'spoken');
  const names = await namesInText(asking.tx, audience.value, content);
  const known = { link, note: of.note, names };
  const fault = faultOfText(content, known) ?? faultOfText(spoken, known);
  return done({ words: { content, spoken }, fault });
}

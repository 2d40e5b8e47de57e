import type { z } from 'zod';
import { occupationNames } from '../../law/reference/index.ts';
import {
  type Actor,
  accountsBehind,
  allowedIn,
  allowedOf,
  isOneOf,
  NOT_FOUND,
} from '../../platform/access/index.ts';
import { caseOf, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, type LocalDate, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { publicOpenings } from '../../training/openings/index.ts';
import type {
  audienceReply,
  ByVillage,
  CampaignRowShape,
  Counts,
  choicesReply,
  linkReply,
  listQuery,
  listReply,
  showReply,
} from './contract.ts';
import { CAMPAIGN } from './machine.ts';
import type { OutreachDeps } from './ports.ts';
import { ANSWER_DAYS, campaignOf, MOST_A_MONTH, maskName, monthBegins } from './rules.ts';
import { choicesOf } from './rules-choices.ts';
import { SUBJECT } from './service.ts';
import {
  type Asking,
  audienceOf,
  guideName,
  linkOf,
  plannedText,
  takesPeople,
  targetFacts,
} from './service-text.ts';
import { type CampaignRow, findByCode, findCampaign, listCampaigns, placesOf } from './store.ts';
import { audienceByVillage, countAudience, sampleAudience } from './store-audience.ts';
import { type FigureRow, figuresOf, opensOf } from './store-people.ts';

/** Whoever reads, and the day. */
export interface Reader extends Asking {
  readonly actor: Actor;
}

const NONE: Counts = {
  ...{ chosen: 0, waiting: 0, sent: 0, failed: 0, toTell: 0, told: 0, notFound: 0, leftOut: 0 },
  ...{ answered: 0, enrolled: 0 },
};
const COUNTED = Object.keys(NONE) as (keyof Counts)[];

const countsOf = (row: Counts): Counts => ({
  ...NONE,
  ...Object.fromEntries(COUNTED.map((key) => [key, row[key]])),
});

/** The sum of what each village shows. */
const sumOf = (rows: readonly FigureRow[]): Counts => ({
  ...NONE,
  ...Object.fromEntries(COUNTED.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)])),
});

function rowOf(
  row: CampaignRow,
  of: { readonly figures: readonly FigureRow[]; readonly opened: number },
): CampaignRowShape {
  const { campaignId, kind, title, template, status, untilOn, madeBy, reason, version } = row;
  const { name: kindName, clause } = campaignOf(kind);
  return {
    ...{ campaignId, kind, kindName, clause, title, template, status, untilOn, madeBy, reason, version },
    madeAt: row.madeAt.toISOString(),
    begunAt: row.begunAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    opened: of.opened,
    figures: sumOf(of.figures),
  };
}

async function rowsOf(tx: Tx, rows: readonly CampaignRow[]): Promise<CampaignRowShape[]> {
  const ids = rows.map(({ campaignId }) => campaignId);
  const figures = await figuresOf(tx, ids, ANSWER_DAYS);
  const opens = await opensOf(tx, ids);
  return rows.map((row) =>
    rowOf(row, {
      figures: figures.filter(({ campaignId }) => campaignId === row.campaignId),
      opened: opens.get(row.campaignId) ?? 0,
    }),
  );
}

/** Campaigns within reach, newest first, with what came of each. */
export async function campaignsPage(
  { tx, actor }: Reader,
  query: z.infer<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { limit } = query;
  const { rows, total } = await listCampaigns(tx, {
    status: query.status ?? null,
    after: query.after ?? null,
    limit,
  });
  const shown = rows.slice(0, limit);
  return {
    rows: await rowsOf(tx, shown),
    next: rows.length > limit ? (shown.at(-1)?.campaignId ?? null) : null,
    total,
    allowed: allowedOf(actor, ['outreach.draft']),
  };
}

/** All campaigns within reach, as a workbook shows them. */
export async function allCampaigns(tx: Tx, most: number): Promise<CampaignRowShape[] | undefined> {
  const { rows } = await listCampaigns(tx, { status: null, after: null, limit: most });
  return rows.length > most ? undefined : rowsOf(tx, rows);
}

/** One campaign: whom it is for, its words, its steps and its figures by village. Refuses `not-found`. */
export async function campaignView(
  reader: Reader,
  deps: OutreachDeps,
  campaignId: Uuid,
): Promise<Result<z.input<typeof showReply>>> {
  const { tx, actor, today } = reader;
  const row = await findCampaign(tx, campaignId);
  if (!row) return refused(NOT_FOUND);
  const figures = await figuresOf(tx, [campaignId], ANSWER_DAYS);
  const opened = (await opensOf(tx, [campaignId])).get(campaignId) ?? 0;
  const words = await wordsOf(reader, deps, row);
  const { audience, target, note } = row;
  const places = await placesOf(tx, row.divisionPath);
  const code = audience.occupationCode;
  return done({
    ...rowOf(row, { figures, opened }),
    ...{ audience, target, note, ...words },
    targetName: await targetName(tx, deps, row, today),
    occupationName: code === undefined ? null : ((await occupationNames(tx, [code])).get(code) ?? code),
    placeNames: (audience.places ?? []).map((one) => places.find((place) => place.code === one)?.name ?? one),
    link: linkOf(deps, row.code),
    answerDays: ANSWER_DAYS,
    byVillage: figures.map(
      (figure): ByVillage => ({
        villageCode: figure.villageCode,
        villageName: figure.villageName,
        ...countsOf(figure),
      }),
    ),
    steps: (await caseOf(tx, SUBJECT, campaignId, today))?.steps ?? [],
    allowed: await allowedFor(tx, actor, row),
  });
}

/** The words that went out, or those that would today with what is wrong with them. */
async function wordsOf(
  reader: Reader,
  deps: OutreachDeps,
  row: CampaignRow,
): Promise<{ content: string | null; spoken: string | null; fault: string | null }> {
  const { content, spoken } = row;
  if (row.status !== 'draft') return { content, spoken, fault: null };
  const text = await plannedText(reader, deps, row);
  if (!text.ok) return { content, spoken, fault: text.refusals[0]?.message ?? null };
  return { ...text.value.words, fault: text.value.fault?.message ?? null };
}

async function targetName(tx: Tx, deps: OutreachDeps, row: CampaignRow, today: LocalDate): Promise<string> {
  const { target, divisionCode } = row;
  if (target.type === 'guide') return guideName(deps, { ...target, divisionCode, today }) ?? '';
  const found = await targetFacts(tx, deps, { ...row, today });
  return found.ok ? found.value.name : '';
}

async function allowedFor(tx: Tx, actor: Actor, row: CampaignRow) {
  const behind = await accountsBehind(tx, [row.madeById]);
  const isMine = behind.get(row.madeById)?.includes(actor.accountId) ?? false;
  const takers = await stepTakersOf(tx, SUBJECT, row.campaignId);
  const tookPart = takers.some(({ persons }) => isOneOf(actor, persons));
  return allowedIn(CAMPAIGN, row.status, actor).filter((act) => {
    if (act === 'outreach.withdraw') return isMine;
    return act !== 'outreach.decide' || !tookPart;
  });
}

const SAMPLE = 6;

/** Whom a campaign would reach if it went out now: counted, by village, and a few of them masked. Refuses `not-found`. */
export async function audienceView(
  reader: Reader,
  campaignId: Uuid,
): Promise<Result<z.input<typeof audienceReply>>> {
  const { tx, today } = reader;
  const row = await findCampaign(tx, campaignId);
  if (!row) return refused(NOT_FOUND);
  const audience = await audienceOf(reader, row);
  if (!audience.ok) return audience;
  const of = audience.value;
  const counted = await countAudience(tx, of, { since: monthBegins(today), most: MOST_A_MONTH });
  const sample = await sampleAudience(tx, of, SAMPLE);
  return done({
    ...counted,
    withoutPhone: counted.chosen - counted.withPhone,
    mostAMonth: MOST_A_MONTH,
    byVillage: await audienceByVillage(tx, of),
    sample: sample.map(({ name, ...one }) => ({ nameMasked: maskName(name), ...one })),
  });
}

/** What a draft is made of: campaigns of the notices, texts, classes that take people, guides, townships and villages. */
export async function choicesView(
  { tx, actor, today }: Reader,
  deps: OutreachDeps,
): Promise<Result<z.input<typeof choicesReply>>> {
  const { divisionCode, divisionPath } = actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const openings = (await publicOpenings(tx, today)).filter(
    (opening) => `${opening.divisionPath}.`.startsWith(`${divisionPath}.`) && takesPeople(opening, today),
  );
  const places = await placesOf(tx, divisionPath);
  return done({
    ...choicesOf(deps, { divisionCode, today }),
    openings: openings.map(({ openingId, className, startOn }) => ({ openingId, name: className, startOn })),
    places: places.map(({ code, name, townshipCode }) => ({ code, name, townshipCode })),
  });
}

/** What somebody who opens the link reads: who sent it, what it says, where it leads. Refuses `not-found`. */
export async function linkView(
  tx: Tx,
  code: string,
): Promise<Result<z.input<typeof linkReply> & { campaignId: Uuid }>> {
  const row = await findByCode(tx, code);
  if (
    !row ||
    row.content === null ||
    row.status === 'draft' ||
    row.status === 'proposed' ||
    row.status === 'withdrawn'
  )
    return refused(NOT_FOUND);
  return done({
    campaignId: row.campaignId,
    office: `${row.divisionName}人力资源和社会保障局`,
    kindName: campaignOf(row.kind).name,
    content: row.content,
    target: row.target,
    isOver: row.status !== 'sending' && row.status !== 'approved',
  });
}

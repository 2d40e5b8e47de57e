import { type Act, accountsBehind, fillRandom, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import {
  addDays,
  beginning,
  canDo,
  done,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { cancelNews } from '../deliveries/index.ts';
import type { CampaignStatus } from './contract.ts';
import { CAMPAIGN, CAMPAIGN_PERSON } from './machine.ts';
import type { OutreachDeps } from './ports.ts';
import { codeFrom, faultOfAudience, leadsThere, REFUSALS } from './rules.ts';
import { audienceOf, plannedText, targetFacts, type Words } from './service-text.ts';
import {
  amendCampaign,
  type CampaignRow,
  type CampaignStep,
  type Drafted,
  insertCampaign,
  lockCampaign,
  moveCampaign,
} from './store.ts';
import { countAudience } from './store-audience.ts';
import { closePeople } from './store-people.ts';

export const SUBJECT = 'campaign';
type Moved = Result<{ campaignId: Uuid; status: CampaignStatus; version: number }>;
type Step = 'outreach.amend' | 'outreach.propose' | 'outreach.decide' | 'outreach.withdraw' | 'outreach.stop';
const LONGEST_DAYS = 366;

/** Messages of one campaign are told once under this key. */
export const sourceKeyOf = (campaignId: Uuid) => `campaign:${campaignId}`;

/** What of a draft cannot be, before its words are made. */
async function faultOfDraft(
  act: Act,
  deps: OutreachDeps,
  draft: Drafted & Pick<CampaignRow, 'divisionCode' | 'divisionPath'>,
): Promise<Refusal | undefined> {
  const today = act.clock.today();
  const { audience, target, untilOn } = draft;
  if (!leadsThere(draft.template, target)) return REFUSALS.targetDiffers;
  if (untilOn < today || untilOn > addDays(today, LONGEST_DAYS)) return REFUSALS.untilPast;
  if (audience.group !== undefined && !deps.policies.vocabulary.has('groups', audience.group))
    return REFUSALS.groupUnknown;
  const found = await targetFacts(act.tx, deps, { ...draft, today });
  if (!found.ok) return found.refusals[0];
  const reached = await audienceOf({ ...act, today }, draft);
  return reached.ok ? faultOfAudience(audience, today) : reached.refusals[0];
}

/**
 * Drafts a campaign of the own county (LN-2-1b, LN-4-15). Refuses a target that the template does not lead to, that is not
 * there or takes nobody, unknown places, occupations and groups, ages and days that cannot be.
 */
export async function draftCampaign(act: Act, deps: OutreachDeps, drafted: Drafted): Promise<Moved> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const draft = { ...drafted, divisionCode, divisionPath };
  const fault = await faultOfDraft(act, deps, draft);
  if (fault) return refused(fault);
  const campaignId = act.ids.uuid();
  const status = beginning(CAMPAIGN, 'outreach.draft');
  const code = newCode();
  const madeAt = act.clock.now();
  await insertCampaign(act.tx, { ...draft, campaignId, code, status, madeById: act.actor.accountId, madeAt });
  await record(act, { ...draft, campaignId }, { event: 'campaign-drafted' });
  return done({ campaignId, status, version: 1 });
}

const CODE_BYTES = 64;
function newCode(): string {
  const bytes = new Uint8Array(CODE_BYTES);
  fillRandom(bytes);
  return codeFrom(bytes);
}

/** Changes a draft. Refuses as drafting does, `not-found`, `campaign-state`, `version-conflict`. */
export async function amendDraft(
  act: Act,
  deps: OutreachDeps,
  asked: { readonly campaignId: Uuid; readonly version: number; readonly draft: Drafted },
): Promise<Moved> {
  const found = await locked(act, asked, 'outreach.amend');
  if (!found.ok) return found;
  const { campaignId, draft } = asked;
  const fault = await faultOfDraft(act, deps, { ...found.value, ...draft });
  if (fault) return refused(fault);
  await amendCampaign(act.tx, campaignId, draft);
  await record(act, { ...found.value, ...draft }, { event: 'campaign-amended' });
  const status = nextOf(CAMPAIGN, found.value.status, 'outreach.amend');
  return done({ campaignId, status, version: asked.version + 1 });
}

/**
 * Hands a draft to a second person with the words that will go out. Refuses words with a number, an amount or a name of a
 * person, words too long, an audience of nobody, and what drafting refuses: a class may have closed meanwhile.
 */
export async function proposeCampaign(
  act: Act,
  deps: OutreachDeps,
  asked: { readonly campaignId: Uuid; readonly version: number; readonly opinion: string },
): Promise<Moved> {
  const found = await locked(act, asked, 'outreach.propose');
  if (!found.ok) return found;
  const campaign = found.value;
  const ready = await readyText(act, deps, campaign);
  if (!ready.ok) return ready;
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: campaign.campaignId,
    ...{ divisionPath: campaign.divisionPath, organisationId: null },
    ...{ step: 'prepare', nextStep: 'approve', due: null, opinion: asked.opinion },
  });
  if (!opened.ok) return opened;
  const status = nextOf(CAMPAIGN, campaign.status, 'outreach.propose');
  return move(
    act,
    campaign,
    { status, words: ready.value },
    {
      event: 'campaign-proposed',
      reason: asked.opinion,
    },
  );
}

/** The words, if they may go out to somebody today. */
async function readyText(act: Act, deps: OutreachDeps, campaign: CampaignRow): Promise<Result<Words>> {
  const today = act.clock.today();
  const fault = await faultOfDraft(act, deps, campaign);
  if (fault) return refused(fault);
  const text = await plannedText({ ...act, today }, deps, campaign);
  if (!text.ok) return text;
  if (text.value.fault) return refused(text.value.fault);
  const audience = await audienceOf({ ...act, today }, campaign);
  if (!audience.ok) return audience;
  const { chosen } = await countAudience(act.tx, audience.value, { since: act.clock.now(), most: 1 });
  return chosen === 0 ? refused(REFUSALS.nobody) : done(text.value.words);
}

/**
 * Another person lets it go out or sends it back. Refuses `not-found`, `campaign-state`, `version-conflict`, `four-eyes`,
 * `opinion-required`; let go, what would no longer be sent as it was proposed.
 */
export async function decideCampaign(
  act: Act,
  deps: OutreachDeps,
  asked: Omit<ReviewBody, 'decision'> & {
    readonly campaignId: Uuid;
    readonly decision: 'passed' | 'returned';
  },
): Promise<Moved> {
  const found = await locked(act, asked, 'outreach.decide');
  if (!found.ok) return found;
  const campaign = found.value;
  if (asked.decision === 'passed') {
    const fault = await faultOfDraft(act, deps, campaign);
    if (fault) return refused(fault);
  }
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: campaign.campaignId,
    ...{ step: 'approve', decision: asked.decision, nextStep: null, due: null },
    ...{ reasonCode: asked.reasonCode, opinion: asked.opinion },
  });
  if (!performed.ok) return performed;
  const status = nextOf(CAMPAIGN, campaign.status, 'outreach.decide', asked.decision);
  const approved = asked.decision === 'passed' ? { approvedOn: act.clock.today() } : {};
  return move(
    act,
    campaign,
    { status, ...approved },
    {
      event: 'campaign-decided',
      decision: asked.decision,
      reason: asked.opinion?.trim(),
    },
  );
}

/** Its maker takes it back. Refuses `not-found`, `campaign-state`, `version-conflict`, `not-the-maker`. */
export async function withdrawCampaign(
  act: Act,
  asked: { readonly campaignId: Uuid; readonly version: number; readonly reason: string },
): Promise<Moved> {
  const found = await locked(act, asked, 'outreach.withdraw');
  if (!found.ok) return found;
  const campaign = found.value;
  const behind = await accountsBehind(act.tx, [campaign.madeById]);
  if (!behind.get(campaign.madeById)?.includes(act.actor.accountId)) return refused(REFUSALS.proposerAlone);
  if (campaign.status === 'proposed') await withdrawCase(act, SUBJECT, campaign.campaignId, asked.reason);
  const status = nextOf(CAMPAIGN, campaign.status, 'outreach.withdraw');
  const ended = { at: act.clock.now(), reason: asked.reason };
  return move(act, campaign, { status, ended }, { event: 'campaign-withdrawn', reason: asked.reason });
}

/**
 * One person stops it at once: what has not gone out is not sent, whoever was not told is left out. Refuses `not-found`,
 * `campaign-state`, `version-conflict`.
 */
export async function stopCampaign(
  act: Act,
  asked: { readonly campaignId: Uuid; readonly version: number; readonly reason: string },
): Promise<Moved> {
  const found = await locked(act, asked, 'outreach.stop');
  if (!found.ok) return found;
  return endCampaign(act, found.value, { by: 'outreach.stop', reason: asked.reason });
}

const UNTOLD = ['chosen', 'queued', 'to-tell'] as const;

/** Ends a locked campaign: stopped by somebody, halted with its class, or finished. Nothing of it goes out afterwards. */
export async function endCampaign(
  act: Act,
  campaign: CampaignRow,
  as: { readonly by: 'outreach.stop' | 'halt' | 'finish'; readonly reason: string | null },
): Promise<Moved> {
  const { campaignId } = campaign;
  const status = nextOf(CAMPAIGN, campaign.status, as.by);
  const because = as.by === 'finish' ? 'ended' : 'stopped';
  await cancelNews(act, sourceKeyOf(campaignId), because);
  await closePeople(act.tx, campaignId, {
    from: UNTOLD,
    status: nextOf(CAMPAIGN_PERSON, 'to-tell', 'close'),
    reason: because,
  });
  const ended = { at: act.clock.now(), reason: as.reason };
  const event = as.by === 'finish' ? 'campaign-ended' : 'campaign-stopped';
  return move(act, campaign, { status, ended }, { event, by: as.by, reason: as.reason ?? undefined });
}

async function locked(
  act: Act,
  asked: { readonly campaignId: Uuid; readonly version: number },
  step: Step,
): Promise<Result<CampaignRow>> {
  const found = await lockCampaign(act.tx, asked.campaignId);
  if (!found) return refused(NOT_FOUND);
  if (!canDo(CAMPAIGN, found.status, step)) return refused(REFUSALS.wrongStatus);
  return found.version === asked.version ? done(found) : refused(REFUSALS.versionConflict);
}

interface Said {
  readonly event: string;
  readonly decision?: string;
  readonly by?: string;
  readonly reason?: string | undefined;
}

/** Moves a locked campaign on and records it. */
export async function move(act: Act, campaign: CampaignRow, to: CampaignStep, said: Said): Promise<Moved> {
  const version = await moveCampaign(act.tx, campaign.campaignId, to);
  await record(act, campaign, said);
  return done({ campaignId: campaign.campaignId, status: to.status, version });
}

function record(
  act: Act,
  campaign: Pick<CampaignRow, 'campaignId' | 'divisionPath' | 'kind' | 'title'>,
  { event, decision, by, reason }: Said,
): Promise<void> {
  const { kind, title } = campaign;
  return act.record({
    event,
    objectType: SUBJECT,
    objectId: campaign.campaignId,
    divisionPath: campaign.divisionPath,
    detail: {
      kind,
      title,
      ...(decision === undefined ? {} : { decision }),
      ...(by === undefined ? {} : { by }),
    },
    ...(reason ? { reason } : {}),
  });
}

import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { declineNews } from '../deliveries/index.ts';
import type { PersonStatus, Telling } from './contract.ts';
import { CAMPAIGN, CAMPAIGN_PERSON } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { findCampaign } from './store.ts';
import { lockPerson, savePerson } from './store-people.ts';

interface Whom {
  readonly campaignId: Uuid;
  readonly personId: PersonId;
}

/**
 * Somebody told her by mouth, or did not find her; recorded again it replaces what was recorded. Refuses `not-found`,
 * `campaign-over`, `campaign-state`, `version-conflict`.
 */
export async function tellPerson(
  act: Act,
  asked: Whom & { readonly version: number; readonly outcome: Telling },
): Promise<Result<Whom & { status: PersonStatus; version: number }>> {
  const { campaignId, personId, outcome } = asked;
  const person = await lockPerson(act.tx, campaignId, personId);
  if (!person) return refused(NOT_FOUND);
  const campaign = await findCampaign(act.tx, campaignId);
  if (!campaign || !canDo(CAMPAIGN, campaign.status, 'outreach.tell')) return refused(REFUSALS.over);
  if (!canDo(CAMPAIGN_PERSON, person.status, 'outreach.tell')) return refused(REFUSALS.personMoved);
  if (person.version !== asked.version) return refused(REFUSALS.versionConflict);
  const status = nextOf(CAMPAIGN_PERSON, person.status, 'outreach.tell', outcome);
  const reachedAt = outcome === 'told' ? act.clock.now() : null;
  const toldBy = outcome === 'not-yet' ? null : act.actor.accountId;
  const version = await savePerson(act.tx, person, { status, reachedAt, toldBy });
  await act.record({
    event: 'person-told',
    objectType: 'campaign',
    objectId: campaignId,
    divisionPath: person.divisionPath,
    detail: { personId, outcome },
  });
  return done({ campaignId, personId, status, version });
}

/** She answered, called or said that she wants no such news: none is sent to her any more. Refuses `not-found`. */
export async function declinePerson(
  act: Act,
  asked: Whom & { readonly how: 'answered' | 'called' | 'said' },
): Promise<Result<{ personId: PersonId; isOff: true }>> {
  const person = await lockPerson(act.tx, asked.campaignId, asked.personId);
  if (!person) return refused(NOT_FOUND);
  await declineNews(act, asked.personId);
  await act.record({
    event: 'news-declined',
    objectType: 'campaign',
    objectId: asked.campaignId,
    divisionPath: person.divisionPath,
    detail: { personId: asked.personId, how: asked.how },
  });
  return done({ personId: asked.personId, isOff: true as const });
}

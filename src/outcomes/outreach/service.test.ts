import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { addActor, type ClassFixture, COUNTY, codes, value } from '../../testing/classes-fixture.ts';
import {
  as,
  at,
  campaign,
  closeOutreach,
  countOf,
  decide,
  deps,
  draft,
  drafted,
  fifty,
  forget,
  handler,
  OTHER_VILLAGE,
  openFor,
  openOutreach,
  propose,
  reviewer,
  run,
  send,
  signed,
  statuses,
  step,
  wishing,
} from '../../testing/outreach-fixture.ts';
import { closeOpening } from '../../training/openings/service.ts';
import { findOpening } from '../../training/openings/store.ts';
import { amendDraft, decideCampaign, draftCampaign, stopCampaign, withdrawCampaign } from './service.ts';
import type { Drafted } from './store.ts';

let fixture: ClassFixture;
beforeAll(async () => {
  ({ fixture } = await openOutreach());
});
afterAll(closeOutreach);

describe('a campaign', () => {
  it('is drafted by one, signed by another, and of fifty who sign one gets through', async () => {
    at('2021-06-15', '10:00');
    await wishing(['鲁谷雨', '卞清明']);
    const { campaignId } = await drafted();
    expect((await campaign(campaignId)).code).toMatch(/^[a-z2-9]{7}$/);
    expect(codes(await decide(campaignId)), 'not proposed yet').toEqual(['campaign-state']);
    value(await propose(campaignId));
    expect((await campaign(campaignId)).content).toContain('【高唐县人社局】');
    const alike: Actor = { ...reviewer(), personKey: handler().personKey };
    expect(codes(await decide(campaignId, { by: alike })), 'the same human being').toEqual(['four-eyes']);
    expect(codes(await decide(campaignId, { decision: 'returned' }))).toEqual(['opinion-required']);
    const { version } = await campaign(campaignId);
    const all = await fifty(() =>
      as(reviewer(), (act) => decideCampaign(act, deps, { campaignId, version, decision: 'passed' })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const other = await drafted();
    value(await propose(other.campaignId));
    const { version: second } = await campaign(other.campaignId);
    const negative = [campaignId, other.campaignId].map((id) =>
      as(reviewer(), (act) =>
        decideCampaign(act, deps, { campaignId: id, version: second, decision: 'passed' }),
      ),
    );
    expect(
      (await Promise.all(negative)).map(({ ok }) => ok),
      'negative control: one that nobody signed is signed',
    ).toEqual([false, true]);
    await forget();
  });

  it('goes back to its maker, who amends it, proposes it again or takes it back', async () => {
    const { campaignId } = await drafted();
    value(await propose(campaignId));
    const returned = value(await decide(campaignId, { decision: 'returned', opinion: '请写清在哪里报名' }));
    expect(returned.status).toBe('draft');
    const { version } = await campaign(campaignId);
    const amended = value(
      await as(handler(), (act) =>
        amendDraft(act, deps, { campaignId, version, draft: draft({ note: '到梁村镇报名' }) }),
      ),
    );
    expect(
      codes(await as(handler(), (act) => amendDraft(act, deps, { campaignId, version, draft: draft() }))),
    ).toEqual(['version-conflict']);
    value(await propose(campaignId));
    expect((await campaign(campaignId)).content).toContain('到梁村镇报名。');
    const taken = { campaignId, version: amended.version + 1, reason: '方案改了' };
    const other = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
    expect(codes(await as(other, (act) => withdrawCampaign(act, taken)))).toEqual(['not-the-maker']);
    expect(value(await as(handler(), (act) => withdrawCampaign(act, taken))).status).toBe('withdrawn');
    expect(codes(await decide(campaignId))).toEqual(['campaign-state']);
  });

  it('refuses what is not there, what takes nobody, what cannot be, and words that name somebody', async () => {
    const tried = async (more: Partial<Drafted>) =>
      codes(await as(handler(), (act) => draftCampaign(act, deps, draft(more))));
    expect(await tried({ template: 'class-news' })).toEqual(['target-differs']);
    const gone = { type: 'opening' as const, openingId: fixture.app.ids.uuid() };
    expect(await tried({ template: 'class-news', target: gone })).toEqual(['opening-not-open']);
    const guide = { type: 'guide' as const, policyId: 'liaocheng-2021', benefit: 'nothing' };
    expect(await tried({ template: 'guide-news', target: guide })).toEqual(['guide-unknown']);
    expect(
      await tried({ template: 'guide-news', target: { ...guide, benefit: 'training-subsidy' } }),
    ).toEqual([]);
    expect(await tried({ audience: { places: ['371525101000'] } })).toEqual(['place-unknown']);
    expect(await tried({ audience: { occupationCode: '9-99-99-99' } })).toEqual(['occupation-unknown']);
    expect(await tried({ audience: { group: 'nobody' } })).toEqual(['group-unknown']);
    expect(await tried({ audience: { ageFrom: 40, ageTo: 30 } })).toEqual(['ages-turned']);
    expect(await tried({ untilOn: localDate('2021-06-14') })).toEqual(['until-past']);
    const refusalOf = async (more: Partial<Drafted>) =>
      codes(await propose((await drafted(more)).campaignId));
    expect(await refusalOf({ audience: { places: [OTHER_VILLAGE] } }), 'nobody lives there yet').toEqual([
      'nobody-chosen',
    ]);
    expect(await refusalOf({ note: '鲁谷雨已经报了名' })).toEqual(['name-in-text']);
    expect(await refusalOf({ note: '有事打13800138000' })).toEqual(['number-in-text']);
    expect(await refusalOf({ note: '每人补1500元' })).toEqual(['amount-in-text']);
    expect(
      await refusalOf({ note: '卞秋分已经报了名' }),
      'negative control: nobody of that name is chosen',
    ).toEqual([]);
  });
});

describe('a campaign ends', () => {
  it('at once when somebody stops it: what waits is not sent', async () => {
    await forget();
    at('2021-10-10', '22:00');
    await wishing(['蒋霜降']);
    const campaignId = await signed({ untilOn: localDate('2021-10-31') });
    await run();
    const { version } = await campaign(campaignId);
    const races = await fifty(() =>
      as(reviewer(), (act) => stopCampaign(act, { campaignId, version, reason: '班期改了' })),
    );
    expect(races.filter(({ ok }) => ok)).toHaveLength(1);
    at('2021-10-11', '09:00');
    expect(await send()).toBe(0);
    const left = await statuses(campaignId);
    expect(Object.keys(left).every((key) => key.startsWith('left-out'))).toBe(true);
    expect(await countOf(`phone_message where kind = 'campaign-news' and status <> 'cancelled'`)).toBe(0);
  });

  it('by itself when its class takes nobody any more', async () => {
    await forget();
    at('2021-06-20', '22:00');
    const { openingId } = await openFor(2, { name: '育婴员一班' });
    const campaignId = await signed({
      ...{ template: 'class-news', target: { type: 'opening', openingId }, untilOn: localDate('2021-06-27') },
      title: '育婴员一班招生',
    });
    expect((await campaign(campaignId)).content).toContain('育婴员一班');
    await run();
    expect((await campaign(campaignId)).status).toBe('sending');
    const at22 = await step(async ({ tx }) => (await findOpening(tx, openingId))?.version ?? 0);
    value(await as(fixture.school, (act) => closeOpening(act, openingId, at22)));
    await run();
    expect(await campaign(campaignId)).toMatchObject({
      status: 'stopped',
      reason: expect.stringContaining('不再招生'),
    });
    at('2021-06-21', '09:00');
    expect(await send()).toBe(0);
  });
});

import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { platformsReply, reportsReply } from './contract.ts';
import { PLATFORM_KEY, REPORT_WITHDRAWAL } from './machine.ts';
import type { ListedPlatform } from './ports.ts';
import { suggestionFor } from './rules.ts';
import { ONLINE } from './settings.ts';
import {
  type KeyRow,
  keysOf,
  newestProbes,
  type ProbeRow,
  probesOf,
  reportCounts,
  reportsOf,
} from './store.ts';
import { withdrawalsOf } from './store-withdrawals.ts';

export interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

const probeView = ({ probedAt, answered, code, isStale, strikes }: ProbeRow) => ({
  ...{ answered, code, isStale, strikes },
  at: probedAt.toISOString(),
});

/** The platforms within reach: whether they answer, what they reported, by what they are known, and what should happen. */
export async function platformsView(
  reader: Reader,
  platforms: readonly ListedPlatform[],
): Promise<z.input<typeof platformsReply>> {
  const { tx, actor } = reader;
  const ids = platforms.map(({ platformId }) => platformId);
  const probes = await newestProbes(tx, ids);
  const counts = await reportCounts(tx, ids);
  const keys = await keysOf(tx, ids);
  const rows: z.input<typeof platformsReply>['rows'] = [];
  for (const platform of platforms) {
    const { platformId, name, link, divisionName, isStopped } = platform;
    const probe = probes.get(platformId) ?? null;
    const count = counts.get(platformId);
    const state = isStopped ? ('stopped' as const) : ('in-use' as const);
    const own = platform.divisionCode === actor.divisionCode;
    const suggestion = suggestionFor(state, probe, ONLINE.strikes);
    rows.push({
      ...{ platformId, name, link, divisionName, state, suggestion },
      probe: probe && probeView(probe),
      coursesChangedOn: count?.coursesChangedOn ?? null,
      reports: count?.reports ?? 0,
      toDecide: count?.toDecide ?? 0,
      lastReportAt: count?.lastAt.toISOString() ?? null,
      keys: await keyViews(
        reader,
        keys.filter((key) => key.platformId === platformId),
      ),
      allowed: [
        ...(own && !isStopped
          ? allowedOf(actor, ['onlineTraining.proposeKey', 'onlineTraining.takeFile'])
          : []),
        ...(own ? allowedOf(actor, ['onlineTraining.probe']) : []),
        ...(suggestion === null ? [] : allowedOf(actor, ['catalogues.propose'])),
      ],
    });
  }
  return { rows, strikes: ONLINE.strikes, staleDays: ONLINE.staleDays };
}

type KeyView = z.input<typeof platformsReply>['rows'][number]['keys'][number];

async function keyViews({ tx, actor, today }: Reader, keys: readonly KeyRow[]): Promise<KeyView[]> {
  const views: KeyView[] = [];
  for (const key of keys) {
    const { keyId, kind, document, status, proposedAt, proposedBy, decidedOn, endedOn, version } = key;
    const review = await caseOf(tx, 'platform-key', keyId, today);
    views.push({
      ...{ keyId, kind, document, status, proposedBy, decidedOn, endedOn, version },
      proposedAt: proposedAt.toISOString(),
      steps: review?.steps ?? [],
      allowed: allowedIn(PLATFORM_KEY, status, actor).filter(
        (act) => act !== 'onlineTraining.withdrawKey' || key.proposedById === actor.accountId,
      ),
    });
  }
  return views;
}

type ReportView = z.input<typeof reportsReply>['rows'][number];

/** Of each report: how far its being taken back is, and whether the reader may propose it. */
async function withdrawalViews(
  { tx, actor, today }: Reader,
  reportIds: readonly Uuid[],
): Promise<(reportId: Uuid) => Pick<ReportView, 'withdrawal' | 'allowed'>> {
  const rows = await withdrawalsOf(tx, reportIds);
  const views = new Map<Uuid, NonNullable<ReportView['withdrawal']>>();
  for (const row of rows.values()) {
    const { withdrawalId, status, reason, proposedBy, proposedAt, version } = row;
    const review = await caseOf(tx, 'online-report', withdrawalId, today);
    views.set(row.reportId, {
      ...{ withdrawalId, status, reason, proposedBy, version },
      proposedAt: proposedAt.toISOString(),
      steps: review?.steps ?? [],
      allowed: allowedIn(REPORT_WITHDRAWAL, status, actor).filter(
        (act) => (act === 'onlineTraining.takeBackWithdrawal') === (row.proposedById === actor.accountId),
      ),
    });
  }
  return (reportId) => {
    const withdrawal = views.get(reportId) ?? null;
    const isFree = withdrawal === null || ['returned', 'withdrawn'].includes(withdrawal.status);
    return { withdrawal, allowed: isFree ? allowedOf(actor, ['onlineTraining.proposeWithdrawal']) : [] };
  };
}

const MOST_PROBES = 30;

/** The reports of one platform with the last looks at it, the newest first. */
export async function reportsView(
  reader: Reader,
  platformId: Uuid,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<z.input<typeof reportsReply>> {
  const { tx } = reader;
  const { rows, total } = await reportsOf(tx, platformId, { after: page.after ?? null, limit: page.limit });
  const shown = rows.slice(0, page.limit);
  const withdrawals = await withdrawalViews(
    reader,
    shown.map(({ reportId }) => reportId),
  );
  return {
    rows: shown.map(({ reportId, way, receivedAt, rowCount, takenCount, faults, coursesChangedOn }) => ({
      ...{ reportId, way, coursesChangedOn },
      receivedAt: receivedAt.toISOString(),
      rows: rowCount,
      taken: takenCount,
      faults: [...faults],
      ...withdrawals(reportId),
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.reportId ?? null) : null,
    total,
    probes: (await probesOf(tx, platformId, MOST_PROBES)).map(probeView),
  };
}

import type { Policies } from '../../law/policy/index.ts';
import { listedPlatforms } from '../../outcomes/catalogues/index.ts';
import { deliveryJobs, deliveryTellers } from '../../outcomes/deliveries/index.ts';
import { notificationJobs } from '../../outcomes/notifications/index.ts';
import { outreachJobs, outreachTellers } from '../../outcomes/outreach/index.ts';
import { retentionJobs } from '../../outcomes/retention/index.ts';
import {
  deleteEndedSessions,
  deleteOldGuesses,
  deleteRepliesBefore,
  type SmsSender,
} from '../../platform/access/index.ts';
import { type FileStore, fileJobs } from '../../platform/files/index.ts';
import { defineJob, type JobDefinition } from '../../platform/jobs/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import { needJobs } from '../../registry/needs/index.ts';
import { personJobs } from '../../registry/persons/index.ts';
import { privacyJobs } from '../../registry/privacy/index.ts';
import { silenceJobs } from '../../training/classes/index.ts';
import { confirmationJobs } from '../../training/confirmations/index.ts';
import { evidenceJobs } from '../../training/evidence/index.ts';
import { onlineTrainingJobs, type PlatformProbe } from '../../training/online-training/index.ts';
import { intakeTellers, lawOfRegion } from '../intake/index.ts';
import { classFollowers } from './class-followers.ts';
import { needProgress } from './need-progress.ts';

const DAY_MS = 86_400_000;
const KEY_RETENTION_DAYS = 30;
const ANCHOR_EVERY_MINUTES = 0.5;

/** The dated jobs of all modules, each name once. */
export function allJobs(deps: {
  readonly policies: Policies;
  /** The machine's own time: anchors do not live in a demonstration's year. */
  readonly wallClock: Clock;
  readonly files: FileStore;
  /** What sends messages to phones; null where nothing does. */
  readonly sms: SmsSender | null;
  /** Asks online platforms whether they answer. */
  readonly probe: PlatformProbe;
  /** Null where nothing is anchored. */
  readonly anchors: { anchor(): Promise<unknown> } | null;
  /** Writes what was refused since the last time. */
  readonly recordRefused: () => Promise<void>;
}): readonly JobDefinition[] {
  const { anchors } = deps;
  return [
    ...(anchors === null
      ? []
      : [
          defineJob({
            name: 'anchor-journal',
            schedule: { everyMinutes: ANCHOR_EVERY_MINUTES },
            async work() {
              await deps.recordRefused();
              await anchors.anchor();
              return '流水已封存。';
            },
          }),
        ]),
    defineJob({
      name: 'end-sessions',
      schedule: { everyMinutes: 60 },
      work: (run) =>
        run.finish(async ({ tx }) => {
          await deleteOldGuesses(tx);
          const count = await deleteEndedSessions(tx);
          return count === 0 ? '没有已结束的登录。' : `清理了 ${count} 个已结束的登录。`;
        }),
    }),
    defineJob({
      name: 'forget-requests',
      schedule: { dailyAt: '03:10' },
      work: (run) =>
        run.finish(async ({ tx, clock }) => {
          const before = new Date(clock.now().getTime() - KEY_RETENTION_DAYS * DAY_MS);
          const count = await deleteRepliesBefore(tx, before);
          return count === 0 ? '没有三十天前的提交编号。' : `清理了 ${count} 个提交编号。`;
        }),
    }),
    ...fileJobs(deps),
    ...personJobs(),
    ...needJobs(needProgress),
    ...silenceJobs({ policyFor: lawOfRegion(deps.policies).inForce, followers: classFollowers }),
    ...privacyJobs(),
    ...notificationJobs({ ...intakeTellers, ...deliveryTellers, ...outreachTellers }),
    ...deliveryJobs(deps),
    ...outreachJobs(deps),
    ...retentionJobs(),
    ...confirmationJobs(),
    ...evidenceJobs(),
    ...onlineTrainingJobs({ ...deps, platforms: listedPlatforms }),
  ];
}

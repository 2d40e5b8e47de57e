import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody, withdrawCase } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { KeyKind, KeyStatus } from './contract.ts';
import { PLATFORM_KEY } from './machine.ts';
import type { ListedPlatform, OnlineDeps } from './ports.ts';
import { keyFault, REFUSALS } from './rules.ts';
import { insertKey, type KeyRow, lockKey, saveKey } from './store.ts';

type Acted = Result<{ keyId: Uuid; status: KeyStatus; version: number }>;
const SUBJECT = 'platform-key';

/** The platform of the own county's catalogue that is in use; undefined for any other. */
export async function listedPlatform(
  act: Pick<Act, 'tx' | 'actor' | 'clock'>,
  deps: Pick<OnlineDeps, 'platforms'>,
  platformId: Uuid,
): Promise<ListedPlatform | undefined> {
  const platforms = await deps.platforms(act.tx, act.clock.today());
  return platforms.find(
    (platform) =>
      platform.platformId === platformId &&
      platform.divisionCode === act.actor.divisionCode &&
      !platform.isStopped,
  );
}

/** Under what a shared secret is encrypted: its row alone. */
const secretContext = (keyId: Uuid) => `platform_key.secret_cipher.${keyId}`;
/** The secret of a key in use. */
export const secretOf = (
  ciphers: Ciphers,
  { keyId, secretCipher }: Pick<KeyRow, 'keyId' | 'secretCipher'>,
) => (secretCipher === null ? null : ciphers.decrypt(secretContext(keyId), secretCipher));
/** By what a token is found; the token itself is not kept. */
export const tokenIndexOf = (ciphers: Ciphers, token: string) =>
  ciphers.contentIndex(Buffer.from(`platform-token:${token}`));

/**
 * A handler brings in by what reports of a platform are known; another person signs. The value is kept encrypted or as an index and
 * never shown. Refuses `not-listed`, `public-key-wrong`, `key-known`, `token-known`.
 */
export async function proposeKey(
  act: Act,
  deps: Pick<OnlineDeps, 'platforms'>,
  platformId: Uuid,
  proposed: { readonly kind: KeyKind; readonly value: string; readonly document: string },
): Promise<Acted> {
  const { kind, value, document } = proposed;
  const platform = await listedPlatform(act, deps, platformId);
  if (!platform) return refused(REFUSALS.notListed);
  const fault = keyFault(kind, value);
  if (fault) return refused(fault);
  const keyId = act.ids.uuid();
  const { divisionCode, divisionPath, name: platformName } = platform;
  const status = beginning(PLATFORM_KEY, 'onlineTraining.proposeKey');
  const stored = await tryConstraint(act.tx, () =>
    insertKey(act.tx, {
      ...{ keyId, platformId, platformName, divisionCode, divisionPath, kind, document, status },
      publicKey: kind === 'sm2' ? value.toLowerCase() : null,
      secretCipher: kind === 'hmac-sm3' ? act.ciphers.encrypt(secretContext(keyId), value) : null,
      tokenIndex: kind === 'token' ? tokenIndexOf(act.ciphers, value) : null,
      proposedAt: act.clock.now(),
      proposedById: act.actor.accountId,
    }),
  );
  if (!stored.ok) {
    const { constraint } = stored.violation;
    if (constraint === 'platform_key_one') return refused(REFUSALS.keyKnown);
    if (constraint === 'platform_key_token') return refused(REFUSALS.tokenKnown);
    throw new Error(`platform key not proposed: ${constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: keyId,
    ...{ divisionPath, organisationId: null },
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: document,
  });
  if (!opened.ok) return opened;
  await record(act, { keyId, platformId, kind, divisionPath }, { event: 'platform-key-proposed' });
  return done({ keyId, status, version: 1 });
}

/** Another person signs the key or sends it back. Refuses `not-found`, `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`. */
export async function decideKey(
  act: Act,
  keyId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Acted> {
  const key = await lockKey(act.tx, keyId);
  if (!key) return refused(NOT_FOUND);
  if (key.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(PLATFORM_KEY, key.status, 'onlineTraining.decideKey')) return refused(REFUSALS.decided);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: keyId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(PLATFORM_KEY, key.status, 'onlineTraining.decideKey', review.decision);
  const to = { status, decidedOn: act.clock.today() };
  return move(act, key, to, { event: 'platform-key-decided', reason: review.opinion?.trim() });
}

interface Said {
  readonly version: number;
  readonly reason: string;
}

/** Whoever proposed it takes it back. Refuses `not-found`, `wrong-status`, `version-conflict`, `not-the-proposer`. */
export async function withdrawKey(act: Act, keyId: Uuid, { version, reason }: Said): Promise<Acted> {
  const key = await lockKey(act.tx, keyId);
  if (!key) return refused(NOT_FOUND);
  if (!canDo(PLATFORM_KEY, key.status, 'onlineTraining.withdrawKey')) return refused(REFUSALS.decided);
  if (key.version !== version) return refused(VERSION_CONFLICT);
  const behind = await accountsBehind(act.tx, [key.proposedById]);
  if (!behind.get(key.proposedById)?.includes(act.actor.accountId)) return refused(REFUSALS.ofAnother);
  await withdrawCase(act, SUBJECT, keyId, reason);
  const status = nextOf(PLATFORM_KEY, key.status, 'onlineTraining.withdrawKey');
  return move(act, key, { status }, { event: 'platform-key-withdrawn', reason });
}

/** One person ends a key: no report is taken by it any more, what was taken stays. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function endKey(act: Act, keyId: Uuid, { version, reason }: Said): Promise<Acted> {
  const key = await lockKey(act.tx, keyId);
  if (!key) return refused(NOT_FOUND);
  if (!canDo(PLATFORM_KEY, key.status, 'onlineTraining.endKey')) return refused(REFUSALS.decided);
  if (key.version !== version) return refused(VERSION_CONFLICT);
  const status = nextOf(PLATFORM_KEY, key.status, 'onlineTraining.endKey');
  const to = { status, ended: { on: act.clock.today(), reason } };
  return move(act, key, to, { event: 'platform-key-ended', reason });
}

async function move(
  act: Act,
  key: KeyRow,
  to: Parameters<typeof saveKey>[2],
  said: { readonly event: string; readonly reason: string | undefined },
): Promise<Acted> {
  if (!(await saveKey(act.tx, key, to))) return refused(VERSION_CONFLICT);
  await record(act, key, said);
  return done({ keyId: key.keyId, status: to.status, version: key.version + 1 });
}

function record(
  act: Act,
  { keyId, platformId, kind, divisionPath }: Pick<KeyRow, 'keyId' | 'platformId' | 'kind' | 'divisionPath'>,
  { event, reason }: { readonly event: string; readonly reason?: string | undefined },
): Promise<void> {
  return act.record({
    event,
    objectType: SUBJECT,
    objectId: keyId,
    divisionPath,
    detail: { platformId, kind },
    ...(reason ? { reason } : {}),
  });
}

import type { z } from 'zod';
import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  type LocalDate,
  localDateAt,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { REFUSALS, type recordBody, type SlipStatus } from './contract.ts';
import { SLIP } from './machine.ts';
import { lockSlips, type SlipRow, saveSlip } from './store.ts';

type Moved = Result<{ slipId: Uuid; status: SlipStatus; version: number }>;
type Recorded = Omit<z.infer<typeof recordBody>, 'on'> & { readonly on: LocalDate };

/**
 * Notes that these notices are printed: one sheet each, again where one was printed before. Refuses `not-found` and
 * `not-printed` as a whole, so that what is printed is what was chosen.
 */
export async function printSlips(act: Act, slipIds: readonly string[]): Promise<Result<{ printed: number }>> {
  const wanted = [...new Set(slipIds)];
  const slips = await lockSlips(act.tx, wanted);
  if (slips.length < wanted.length) return refused(NOT_FOUND);
  if (slips.some(({ status }) => !canDo(SLIP, status, 'deliveries.print')))
    return refused(REFUSALS.notPrinted);
  const printed = { at: act.clock.now(), by: act.actor.accountId };
  for (const slip of slips) {
    const status = nextOf(SLIP, slip.status, 'deliveries.print');
    if (!(await saveSlip(act.tx, slip, { status, printed }))) return refused(VERSION_CONFLICT);
    await record(act, slip, { event: 'slip-printed', detail: {} });
  }
  return done({ printed: slips.length });
}

/**
 * What became of a notice that was taken to the person: handed over against a signature, refused before a witness, or
 * not delivered, so that it is taken there again. Refuses `not-found`, `wrong-status`, `version-conflict`, `day-wrong`,
 * `signer-missing`, `witness-missing`, `reason-missing`.
 */
export async function recordSlip(act: Act, slipId: string, recorded: Recorded): Promise<Moved> {
  const [slip] = await lockSlips(act.tx, [slipId]);
  if (!slip) return refused(NOT_FOUND);
  if (!canDo(SLIP, slip.status, 'deliveries.record', recorded.outcome)) return refused(REFUSALS.slipMoved);
  if (slip.version !== recorded.version) return refused(VERSION_CONFLICT);
  const fault = faultOf(slip, recorded, act);
  if (fault) return refused(fault);
  const { outcome, on } = recorded;
  const status = nextOf(SLIP, slip.status, 'deliveries.record', outcome);
  const said = {
    signedBy: outcome === 'handed-over' ? (recorded.signedBy?.trim() ?? null) : null,
    witness: outcome === 'refused' ? (recorded.witness?.trim() ?? null) : null,
    reason: outcome === 'undelivered' ? (recorded.reason?.trim() ?? null) : null,
  };
  const ended = { on, by: act.actor.accountId };
  if (!(await saveSlip(act.tx, slip, { status, ended, ...said }))) return refused(VERSION_CONFLICT);
  await record(act, slip, { event: 'slip-recorded', detail: { outcome, on } });
  return done({ slipId: slip.slipId, status, version: slip.version + 1 });
}

/** A notice that need not be delivered any more, with the reason. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function cancelSlip(
  act: Act,
  slipId: string,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const [slip] = await lockSlips(act.tx, [slipId]);
  if (!slip) return refused(NOT_FOUND);
  if (!canDo(SLIP, slip.status, 'deliveries.cancelSlip')) return refused(REFUSALS.slipMoved);
  if (slip.version !== given.version) return refused(VERSION_CONFLICT);
  const reason = given.reason.trim();
  const status = nextOf(SLIP, slip.status, 'deliveries.cancelSlip');
  const ended = { on: act.clock.today(), by: act.actor.accountId };
  if (!(await saveSlip(act.tx, slip, { status, ended, reason }))) return refused(VERSION_CONFLICT);
  await record(act, slip, { event: 'slip-cancelled', detail: {}, reason });
  return done({ slipId: slip.slipId, status, version: slip.version + 1 });
}

/**
 * Takes back what was recorded of a notice by mistake: it waits again to be delivered, or to be printed; what was
 * recorded stays in the journal. Refuses `not-found`, `wrong-status`, `version-conflict`.
 */
export async function reopenSlip(
  act: Act,
  slipId: string,
  given: { readonly version: number; readonly reason: string },
): Promise<Moved> {
  const [slip] = await lockSlips(act.tx, [slipId]);
  if (!slip) return refused(NOT_FOUND);
  if (!canDo(SLIP, slip.status, 'deliveries.reopenSlip')) return refused(REFUSALS.slipMoved);
  if (slip.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(SLIP, slip.status, 'deliveries.reopenSlip');
  if (!(await saveSlip(act.tx, slip, { status }))) return refused(VERSION_CONFLICT);
  const detail = { outcome: slip.status, on: slip.endedOn };
  await record(act, slip, { event: 'slip-reopened', detail, reason: given.reason.trim() });
  return done({ slipId: slip.slipId, status, version: slip.version + 1 });
}

function faultOf(slip: SlipRow, recorded: Recorded, act: Act): Refusal | undefined {
  const from = slip.printedAt === null ? act.clock.today() : localDateAt(slip.printedAt);
  if (recorded.on < from || recorded.on > act.clock.today()) return REFUSALS.dayWrong;
  switch (recorded.outcome) {
    case 'handed-over':
      return recorded.signedBy?.trim() ? undefined : REFUSALS.needSigner;
    case 'refused':
      return recorded.witness?.trim() ? undefined : REFUSALS.needWitness;
    case 'undelivered':
      return recorded.reason?.trim() ? undefined : REFUSALS.needReason;
  }
}

async function record(
  act: Act,
  slip: SlipRow,
  said: { readonly event: string; readonly detail: object; readonly reason?: string },
): Promise<void> {
  await act.record({
    event: said.event,
    objectType: 'delivery-slip',
    objectId: slip.slipId,
    divisionPath: slip.divisionPath,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    detail: { number: slip.number, kind: slip.kind, ...said.detail },
  });
}

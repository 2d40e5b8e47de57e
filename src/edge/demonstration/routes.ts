import { z } from 'zod';
import { type Call, NOT_FOUND, ROLES, type RouteTable, route, zDate } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import {
  done,
  type LocalDate,
  localDate,
  type Result,
  refusal,
  refused,
} from '../../platform/kernel/index.ts';
import { demonstrationAccounts } from './accounts.ts';
import { type MovableClock, offsetFor } from './clock.ts';
import { COUNTIES } from './counties.ts';
import { STORIES } from './county.ts';
import { saveClockOffset, selectClockOffset } from './store.ts';

/** What only a demonstration has: a county of its own, accounts whose password everybody knows, a clock to move. */
export interface Demonstration {
  readonly county: string;
  readonly password: string;
  readonly clock: MovableClock;
}

export function demonstrationRoutes(deps: { readonly demonstration: Demonstration | null }): RouteTable {
  return {
    'demonstration.show': route({
      reply: z.strictObject({
        on: z.literal(true),
        /** False while the county is built behind the first page. */
        isReady: z.boolean(),
        county: z.string(),
        today: zDate,
        password: z.string(),
        accounts: z.array(
          z.strictObject({
            login: z.string(),
            displayName: z.string(),
            role: z.enum(ROLES),
            organisationName: z.string().nullable(),
            password: z.string(),
            /** What there is to see; null where the role says it. */
            story: z.enum(STORIES).nullable(),
          }),
        ),
        /** Made-up people whom no register knows, to open an account for. */
        newcomers: z.array(z.strictObject({ name: z.string(), idNumber: z.string() })),
      }),
      async handle(call) {
        const { demonstration } = deps;
        if (!demonstration) return refused(NOT_FOUND);
        const { county, password } = demonstration;
        const told = COUNTIES.find(({ code }) => code === county);
        const [accounts, offset] = await call.read(
          async (tx) => [await demonstrationAccounts(tx), await selectClockOffset(tx)] as const,
        );
        return done({
          on: true,
          // The clock's row is the last thing written.
          isReady: offset !== undefined,
          county,
          today: call.app.clock.today(),
          password,
          accounts: accounts.map((account) => ({
            ...account,
            password,
            story: told?.stories[account.login] ?? null,
          })),
          newcomers: told ? [...told.newcomers] : [],
        });
      },
    }),
    'demonstration.advance': route({
      body: z.strictObject({ to: z.union([zDate, z.literal('next-working-day')]) }),
      reply: z.strictObject({ today: zDate }),
      async handle(call) {
        const { demonstration } = deps;
        return demonstration ? advance(call, demonstration.clock) : refused(NOT_FOUND);
      },
    }),
  };
}

/** Moves the demonstration's day forward, for everybody. Refuses `clock-backwards`, and what the calendar refuses. */
async function advance(
  call: Call<undefined, undefined, { to: string }>,
  clock: MovableClock,
): Promise<Result<{ today: LocalDate }>> {
  const moved = await call.act({ type: 'demonstration', id: 'clock' }, async (act) => {
    const today = act.clock.today();
    const target = call.body.to;
    const found =
      target === 'next-working-day' ? await workingDaysAfter(act.tx, today, 1) : done(localDate(target));
    if (!found.ok) return found;
    if (found.value <= today)
      return refused(refusal('clock-backwards', '演示日期只能往后走，请选今天以后的日期。', '/to'));
    const known = await workingDaysAfter(act.tx, found.value, 1);
    if (!known.ok) return known;
    const offsetMs = offsetFor(clock, found.value);
    if (!(await saveClockOffset(act.tx, offsetMs)))
      return refused(refusal('clock-backwards', '演示日期已经被别人拨到更后，请刷新后再看。', '/to'));
    await act.record({
      event: 'demonstration-clock-moved',
      objectType: 'demonstration',
      objectId: 'clock',
      detail: { from: today, to: found.value },
    });
    return done({ offsetMs, today: found.value });
  });
  if (!moved.ok) return moved;
  if (moved.value.offsetMs > clock.offsetMs) clock.setOffset(moved.value.offsetMs);
  return done({ today: moved.value.today });
}

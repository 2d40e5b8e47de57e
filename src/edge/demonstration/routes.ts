import { z } from 'zod';
import { NOT_FOUND, ROLES, type RouteTable, route, zDate } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { done, localDate, refusal, refused } from '../../platform/kernel/index.ts';
import { demonstrationAccounts } from './accounts.ts';
import { type MovableClock, offsetFor } from './clock.ts';
import { saveClockOffset } from './store.ts';

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
          }),
        ),
      }),
      async handle(call) {
        const { demonstration } = deps;
        if (!demonstration) return refused(NOT_FOUND);
        const { county, password } = demonstration;
        const accounts = await call.read(demonstrationAccounts);
        return done({
          on: true,
          county,
          today: call.app.clock.today(),
          password,
          accounts: accounts.map((account) => ({ ...account, password })),
        });
      },
    }),
    'demonstration.advance': route({
      body: z.strictObject({ to: z.union([zDate, z.literal('next-working-day')]) }),
      reply: z.strictObject({ today: zDate }),
      async handle(call) {
        const { demonstration } = deps;
        if (!demonstration) return refused(NOT_FOUND);
        const { clock } = demonstration;
        const moved = await call.act({ type: 'demonstration', id: 'clock' }, async (act) => {
          const today = act.clock.today();
          const target = call.body.to;
          const found =
            target === 'next-working-day'
              ? await workingDaysAfter(act.tx, today, 1)
              : done(localDate(target));
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
      },
    }),
  };
}

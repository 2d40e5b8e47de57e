import { allowedOf, NOT_FOUND, type RouteTable, route } from '../access/index.ts';
import { done, refused } from '../kernel/index.ts';
import { ALREADY_DUE, jobListReply, jobParams, jobRunBody, jobRunReply } from './contract.ts';
import type { JobDefinition } from './run.ts';
import { findJobs, makeDue } from './store.ts';

/** The system administrator's page: each job with its last run, and a run at once. */
export function jobRoutes({ jobs }: { readonly jobs: readonly JobDefinition[] }): RouteTable {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  return {
    'jobs.list': route({
      reply: jobListReply,
      handle: (call) =>
        call.read(async (tx) => {
          const allowed = allowedOf(call.actor, ['jobs.run']);
          const rows = (await findJobs(tx)).flatMap(({ schedule: _text, doneThrough: _day, ...row }) => {
            const schedule = byName.get(row.name)?.schedule;
            if (!schedule) return [];
            const everyMinutes = 'everyMinutes' in schedule ? schedule.everyMinutes : null;
            const dailyAt = 'dailyAt' in schedule ? schedule.dailyAt : null;
            return [{ ...row, everyMinutes, dailyAt, allowed }];
          });
          return done({ rows });
        }),
    }),
    'jobs.run': route({
      params: jobParams,
      body: jobRunBody,
      reply: jobRunReply,
      handle: (call) =>
        call.act({ type: 'job', id: call.params.name }, async (act) => {
          const { name } = call.params;
          if (!byName.has(name)) return refused(NOT_FOUND);
          const now = act.clock.now();
          if (!(await makeDue(act.tx, name, now))) return refused(ALREADY_DUE);
          await act.record({ event: 'job-requested', objectType: 'job', objectId: name });
          return done({ name, dueAt: now.toISOString() });
        }),
    }),
  };
}

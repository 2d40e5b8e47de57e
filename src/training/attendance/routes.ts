import { z } from 'zod';
import { NOT_FOUND, type RouteTable, route, zUuid } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { attendanceReply } from './contract.ts';
import type { TeachingDeps } from './ports.ts';
import { liveRoutes } from './routes-live.ts';
import { attendanceSheet } from './service.ts';

export function attendanceRoutes(deps: TeachingDeps): RouteTable {
  return {
    ...liveRoutes(deps),
    'classes.attendance': route({
      params: z.strictObject({ classId: zUuid }),
      reply: attendanceReply,
      handle: (call) =>
        call.read(async (tx) => {
          const sheet = await attendanceSheet(tx, call.params.classId as Uuid);
          return sheet === undefined ? refused(NOT_FOUND) : done(sheet);
        }),
    }),
  };
}

import { z } from 'zod';
import { NOT_FOUND, type RouteTable, route, zUuid } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import { resultsReply } from './contract.ts';
import { resultSheet } from './service.ts';

export function assessmentRoutes(): RouteTable {
  return {
    'classes.results': route({
      params: z.strictObject({ classId: zUuid }),
      reply: resultsReply,
      handle: (call) =>
        call.read(async (tx) => {
          const sheet = await resultSheet(tx, call.params.classId as Uuid);
          return sheet === undefined ? refused(NOT_FOUND) : done(sheet);
        }),
    }),
  };
}

import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  workForTrainingDetail,
  workForTrainingListQuery,
  workForTrainingListReply,
  workForTrainingParams,
} from './contract.ts';
import { listDetail, listPage } from './service.ts';

export function employmentRoutes(): RouteTable {
  return {
    'employment.lists': route({
      query: workForTrainingListQuery,
      reply: workForTrainingListReply,
      handle: (call) => call.read(async (tx) => done(await listPage(tx, call.query))),
    }),
    'employment.list': route({
      params: workForTrainingParams,
      reply: workForTrainingDetail,
      handle: (call) =>
        call.read(async (tx) => {
          const list = await listDetail(tx, call.params.listId as Uuid);
          return list === undefined ? refused(NOT_FOUND) : done(list);
        }),
    }),
  };
}

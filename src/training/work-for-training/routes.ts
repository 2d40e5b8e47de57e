import { NOT_FOUND, type RouteTable, route } from '../../platform/access/index.ts';
import { done, refused, type Uuid } from '../../platform/kernel/index.ts';
import {
  workForTrainingDetail,
  workForTrainingListQuery,
  workForTrainingListReply,
  workForTrainingParams,
} from './contract.ts';
import type { ListFollowers } from './ports.ts';
import { listDetail, listPage } from './views.ts';

export function employmentRoutes({ followers }: { readonly followers: ListFollowers }): RouteTable {
  return {
    'employment.lists': route({
      query: workForTrainingListQuery,
      reply: workForTrainingListReply,
      handle: (call) => call.read(async (tx) => done(await listPage(tx, followers, call.query))),
    }),
    'employment.list': route({
      params: workForTrainingParams,
      reply: workForTrainingDetail,
      handle: (call) =>
        call.read(async (tx) => {
          const list = await listDetail(tx, followers, call.params.listId as Uuid);
          return list === undefined ? refused(NOT_FOUND) : done(list);
        }),
    }),
  };
}

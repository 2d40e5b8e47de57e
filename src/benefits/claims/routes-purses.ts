import { type RouteTable, route } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimIdParams, claimStepReply } from './contract.ts';
import { choosePurseBody, decidePurseBody } from './contract-purses.ts';
import { choosePurse, decidePurse } from './service-purses.ts';
import type { Law } from './settings.ts';

/** Which money carries lines of a claim: finance chooses another source, another person decides. */
export function purseRoutes({ policies }: Pick<Law, 'policies'>): RouteTable {
  return {
    'claims.choosePurse': route({
      params: claimIdParams,
      body: choosePurseBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          choosePurse(act, policies, call.params.claimId as Uuid, call.body),
        ),
    }),
    'claims.decidePurse': route({
      params: claimIdParams,
      body: decidePurseBody,
      reply: claimStepReply,
      handle: (call) =>
        call.act({ type: 'claim', id: call.params.claimId }, (act) =>
          decidePurse(act, policies, call.params.claimId as Uuid, call.body),
        ),
    }),
  };
}

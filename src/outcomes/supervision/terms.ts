import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { PERMISSIONS, type RouteId } from '../../platform/access/index.ts';

const terms = z.looseObject({
  events: z.record(z.string(), z.looseObject({ zh: z.string() })),
  lookPurposes: z.record(z.string(), z.union([z.string(), z.looseObject({ zh: z.string() })])),
  roles: z.record(z.string(), z.looseObject({ zh: z.string() })),
});
let loaded: z.infer<typeof terms> | undefined;
const vocabulary = () => {
  loaded ??= terms.parse(
    parse(readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8')),
  );
  return loaded;
};

/** What an act is called, as the vocabulary names its event; its route where there is none any more. */
export function actNameOf(route: string): string {
  const event = PERMISSIONS[route as RouteId]?.event ?? '';
  return vocabulary().events[event]?.zh ?? route;
}

/** What a role is called. */
export function roleNameOf(role: string): string {
  return vocabulary().roles[role]?.zh ?? role;
}

/** Why somebody looked, as the person reads it. */
export function lookPurposeOf(purpose: string): string {
  const term = vocabulary().lookPurposes[purpose];
  return typeof term === 'string' ? term : (term?.zh ?? purpose);
}

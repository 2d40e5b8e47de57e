import type { z } from 'zod';
import type { computeReply } from './contract.ts';
import type { Computed } from './service-compute.ts';

/** What computing made, without the lines. */
export function computedReply({ claims, blocked }: Computed): z.input<typeof computeReply> {
  return {
    claims: claims.map(({ claimId, number, benefit, lineCount, entitledFen, isNew }) => ({
      ...{ claimId, number, benefit, lineCount, entitledFen, isNew },
    })),
    blocked: [...blocked],
  };
}

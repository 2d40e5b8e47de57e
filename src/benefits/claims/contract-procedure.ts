import { z } from 'zod';
import { zDate, zDivisionCode } from '../../platform/access/index.ts';

/** public.procedures: of a notice; in one division, or of all that have set something of their own */
export const proceduresQuery = z.strictObject({
  policyId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  divisionCode: zDivisionCode.optional(),
});

/** How claims of a notice are handled in a division today: days, materials, and the documents that set them. */
const procedureShape = z.strictObject({
  divisionCode: zDivisionCode.nullable(),
  divisionName: z.string().nullable(),
  /** Working days of each step, in order. */
  days: z.array(
    z.strictObject({
      step: z.enum(['accept', 'first-review', 'second-review', 'publication']),
      workingDays: z.int(),
    }),
  ),
  benefits: z.array(
    z.strictObject({
      benefit: z.string(),
      materials: z.array(
        z.strictObject({
          material: z.string(),
          note: z.string().nullable(),
          /** Departments whose data answer it; it need not be handed in then. Empty: it must be. */
          answeredBy: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** What the bureau has set, from which day through which, by which document; empty where the usual way holds. */
  documents: z.array(
    z.strictObject({
      document: z.string(),
      keys: z.array(z.string()),
      from: zDate,
      through: zDate.nullable(),
    }),
  ),
  clause: z.string().nullable(),
});
export type Procedure = z.input<typeof procedureShape>;
export const proceduresReply = z.strictObject({ policyId: z.string(), procedures: z.array(procedureShape) });

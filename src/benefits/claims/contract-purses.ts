import { z } from 'zod';
import { zFen, zInstant, zText, zVersion } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { countShape } from '../determination/index.ts';

/** A fund source that the law lets carry a line, or does not, with its clause. */
const purseShape = z.strictObject({ fundSource: z.string(), clause: z.string(), because: z.string() });

/** Which money carries a line; `fundSource` null: the law lets none, finance must choose. */
export const linePurseShape = z.strictObject({
  fundSource: z.string().nullable(),
  clause: z.string().nullable(),
  because: z.string().nullable(),
  /** The document by which two people chose it; null where the law names it. */
  document: z.string().nullable(),
});

/** What is due on a claim by the source that carries it; null: no source yet. */
export const claimPursesShape = z.array(
  z.strictObject({ fundSource: z.string().nullable(), count: countShape, amountFen: zFen }),
);

/** What finance chose, while it waits for another person; only the bureau sees it. */
export const purseChosenShape = z.strictObject({
  fromFundSource: z.string().nullable(),
  fundSource: z.string(),
  document: z.string(),
  by: z.string(),
  at: zInstant,
  reason: z.string(),
});

/** Lines that finance may give another source, by the one that carries them now, and what the law says of each source. */
export const purseOptionsShape = z.array(
  z.strictObject({
    fromFundSource: z.string().nullable(),
    count: countShape,
    amountFen: zFen,
    allowed: z.array(purseShape),
    notAllowed: z.array(purseShape),
  }),
);

/** claims.choosePurse: the document that lets the source carry these lines */
export const choosePurseBody = z.strictObject({
  version: zVersion,
  fromFundSource: z.string().min(1).max(60).nullable(),
  fundSource: z.string().min(1).max(60),
  document: zText(80, 4),
  reason: zText(300, 4),
});

/** claims.decidePurse: `passed` gives the lines the source, `returned` leaves them as they are */
export const decidePurseBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});

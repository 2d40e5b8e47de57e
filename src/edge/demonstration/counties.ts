import type { County } from './county.ts';
import { GAOTANG } from './gaotang.ts';
import { SAIHAN } from './saihan.ts';

/** The counties that a demonstration can be; the first unless another is asked for. */
export const COUNTIES: readonly County[] = [GAOTANG, SAIHAN];
export { GAOTANG };

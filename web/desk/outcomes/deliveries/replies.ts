import type { Row } from '../../../client/index.ts';

export type Slip = Row<'/api/delivery-slips'>;
export type Message = Row<'/api/phone-messages'>;

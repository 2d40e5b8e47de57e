// The types every module uses. Pure: no SQL, no clock but the port, no randomness but the port.
export * from './ciphers.ts';
export * from './clause-id.ts';
export * from './clock.ts';
export * from './credit-code.ts';
export * from './division-code.ts';
export * from './fen.ts';
export * from './ids.ts';
export * from './local-date.ts';
export * from './machine.ts';
export * from './period.ts';
export * from './refusal.ts';
export * from './resident-id.ts';

export * from './contract-claims.ts';
export * from './contract-publications.ts';

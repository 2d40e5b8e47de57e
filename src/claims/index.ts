// Claims, their reviews, publications and objections.
export * from './contract.ts';

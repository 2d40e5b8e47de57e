// What is owed: the law's answer for one claim line, from facts to a kept row.
export * from './shapes.ts';

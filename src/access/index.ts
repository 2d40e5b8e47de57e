export * from './act.ts';
export * from './actor.ts';
export * from './permissions.ts';
export * from './route.ts';
export * from './shapes.ts';

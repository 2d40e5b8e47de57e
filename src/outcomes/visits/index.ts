// What village helpers take at people's doors without a network, and the phones that keep it until it is sent.
export type { VisitDeps } from './ports.ts';
export { visitRoutes } from './routes.ts';

// What village helpers take at people's doors without a network, and the phones that keep it until it is sent.
export { visitRoutes } from './routes.ts';
export { type VillageOfHelper, villagesIn } from './store.ts';

// Written decisions on claims, kept as they were issued.
export { decisionRoutes } from './routes.ts';
export { followClaim } from './service.ts';

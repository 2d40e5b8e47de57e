// Tells persons: a message to the phone, or a printed notice with a receipt.
export { deliveryJobs } from './jobs.ts';
export { deliveryRoutes } from './routes.ts';

// Tells persons: a message to the phone, or a printed notice with a receipt.
export { deliveryJobs } from './jobs.ts';
export { deliveryTellers } from './messages.ts';
export { deliveryRoutes } from './routes.ts';

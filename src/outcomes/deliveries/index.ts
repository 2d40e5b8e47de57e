// Tells persons: a message to the phone, or a printed notice with a receipt.
export { deliveryJobs } from './jobs.ts';
export { deliveryTellers } from './messages.ts';
export { deliveryRoutes } from './routes.ts';
export { cancelNews, declineNews, type NewsWay, sendNews } from './service-news.ts';
export { newsDeclined } from './store-news.ts';

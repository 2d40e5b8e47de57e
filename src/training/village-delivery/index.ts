// Who may bring training or assessment into villages: filed with the city, before the class.
export { villageDeliveryRoutes } from './routes.ts';
export { type DeliveryDays, filingFor } from './rules.ts';
export { fileDelivery, villageDeliveryOn } from './service.ts';
